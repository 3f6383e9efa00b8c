import { expect, it } from 'vitest';
import { playbackOf, type Playback } from './playback.ts';
import type { Probe } from '../domain/video.ts';

const probeOf = (container: string, codec: string | undefined, audio: readonly string[], pixelFormat?: string): Probe => ({
  container, duration: 10, sizeBytes: 1, subtitles: [],
  audio: audio.map((name, index) => ({ index, codec: name, channels: 2, isDefault: index === 0 })),
  ...(codec !== undefined && { video: { codec, width: 2, height: 2, rotation: 0, frameRate: 25, ...(pixelFormat !== undefined && { pixelFormat }) } }),
});
const MP4 = 'mov,mp4,m4a,3gp,3g2,mj2';
const MKV = 'matroska,webm';

it.each<[string, string, string | undefined, readonly string[], Playback, string?]>([
  ['a.mp4', MP4, 'h264', ['aac'], 'file', 'yuv420p'],
  ['a.mp4', MP4, 'h264', ['aac'], 'stream', 'yuv420p10le'],
  ['a.mov', MP4, 'h264', ['aac'], 'stream', 'yuv422p'],
  ['a.mp4', MP4, 'h264', [], 'file'],
  ['a.mp4', MP4, 'h264', ['ac3'], 'stream'],
  ['a.mp4', MP4, 'h264', ['aac', 'dts'], 'stream'],
  ['a.mp4', MP4, 'hevc', ['aac'], 'stream'],
  ['a.mp4', MP4, 'av1', ['opus'], 'file'],
  ['a.mov', MP4, 'prores', ['pcm_s16le'], 'stream'],
  ['a.3gp', MP4, 'mpeg4', ['aac'], 'stream'],
  ['a.webm', MKV, 'vp9', ['opus'], 'file'],
  ['a.webm', MKV, 'vp8', ['vorbis'], 'file'],
  ['a.mkv', MKV, 'h264', ['aac'], 'stream'],
  ['a.avi', 'avi', 'mpeg4', ['mp3'], 'stream'],
  ['a.ts', 'mpegts', 'h264', ['aac'], 'stream'],
  ['a.wmv', 'asf', 'wmv2', ['wmav2'], 'stream'],
  ['a.flv', 'flv', 'flv1', ['mp3'], 'stream'],
  ['a.ogv', 'ogg', 'theora', ['vorbis'], 'stream'],
  ['a.mp3', 'mp3', undefined, ['mp3'], 'file'],
  ['a.wav', 'wav', undefined, ['pcm_s16le'], 'file'],
  ['a.wav', 'wav', undefined, ['pcm_s24be'], 'stream'],
  ['a.ogg', 'ogg', undefined, ['vorbis'], 'file'],
  ['a.m4a', MP4, undefined, ['alac'], 'stream'],
  ['a.wma', 'asf', undefined, ['wmav2'], 'stream'],
  ['a', MP4, 'h264', ['aac'], 'stream'],
])('%s as %s with %s and %j is played as a %s', (path, container, codec, audio, playback, pixels) => {
  expect(playbackOf(probeOf(container, codec, audio, pixels), path)).toBe(playback);
});

it('a recording whose file does not tell how long it is gets a stream, in which players find their way', () => {
  expect(playbackOf({ ...probeOf(MKV, 'vp8', ['opus']), isDurationScanned: true }, 'a.webm')).toBe('stream');
});

it('what is not known yet is given as it is', () => {
  expect(playbackOf(undefined, 'a.avi')).toBe('file');
});
