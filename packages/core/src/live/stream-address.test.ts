import { expect, it } from 'vitest';
import { hideAddress, streamKind, withoutCredentials } from './stream-address.ts';

it.each([
  ['rtsp://admin:s3cret@10.0.0.7:554/Streaming/101', 'rtsp', 'rtsp://10.0.0.7:554/Streaming/101'],
  ['https://cdn.example/live/index.m3u8?token=abc', 'hls', 'https://cdn.example/live/index.m3u8?…'],
  ['rtmp://live.example/app/stream-key', 'rtmp', 'rtmp://live.example/app/…'],
  ['srt://10.0.0.7:9000?passphrase=long-enough', 'srt', 'srt://10.0.0.7:9000?…'],
  ['/dev/video0', 'device', '/dev/video0'], ['avfoundation:0', 'device', 'avfoundation:0'], ['dshow:Integrated Camera', 'device', 'dshow:Integrated Camera'],
  ['/var/recorder', 'folder', '/var/recorder'], ['/var/recorder/live.m3u8', 'playlist', '/var/recorder/live.m3u8'],
])('%s is of kind %s and shown as %s', (address, kind, shown) => {
  expect([streamKind(address), withoutCredentials(address)]).toEqual([kind, shown]);
});

it.each(['file:///etc/passwd', 'concat:a|b', 'pipe:0', 'relative/folder', 'ftp://host/x', 'data:text/plain,x', 'dshow:video=a:audio=b', 'avfoundation:0:1'])('%s is no stream', (address) => {
  expect(() => streamKind(address)).toThrow('input/invalid');
});

it('takes what is secret in an address out of what a tool says of it', () => {
  const address = 'rtsp://admin:p%40ss@10.0.0.7/x?key=k123';
  expect(hideAddress(`[error] ${address}: 401, tried p@ss and p%40ss with key=k123`, address)).toBe('[error] rtsp://10.0.0.7/x?…: 401, tried … and … with …');
});
