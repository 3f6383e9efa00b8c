import type { AudioStream, VideoDetail } from '@frameseek/core';
import { expect, it } from 'vitest';
import { soundTrackOptions } from './sound-tracks.ts';

const track = (index: number, rest: Partial<AudioStream> = {}): AudioStream => ({ index, codec: 'aac', channels: 2, isDefault: index === 0, ...rest });

it.each<[string, AudioStream, number | undefined, string]>([
  ['by its language, whichever code names it', track(0, { language: 'ger' }), undefined, '1: German'],
  ['by its title', track(1, { language: 'eng', title: 'Director’s cut' }), undefined, '2: English · Director’s cut'],
  ['as commentary', track(1, { language: 'fr', isCommentary: true }), undefined, '2: French · commentary'],
  ['as the one that was listened to', track(1, { language: 'de' }), 2, '2: German · listened to'],
  ['not as that one where another was', track(1, { language: 'de' }), 1, '2: German'],
  ['by what the file says where that is no language', track(0, { language: 'the first one' }), undefined, '1: the first one'],
  ['by its number alone', track(2), undefined, '3: no name'],
])('a sound track is named %s', (_, stream, soundTrack, label) => {
  const transcripts: VideoDetail['transcripts'] = [{ source: 'sidecar', cues: 3 }, { source: 'recognised', cues: 1, ...(soundTrack !== undefined && { soundTrack }) }];
  const video = { probe: { audio: [stream] }, transcripts } as VideoDetail;
  expect(soundTrackOptions(video)).toEqual([['auto', 'Automatic'], [String(stream.index + 1), label]]);
});
