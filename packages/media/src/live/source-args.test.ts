import { expect, it } from 'vitest';
import { pictureArgs, sourceArgs } from './source-args.ts';

it.each([
  ['/dev/video0', ['-f', 'v4l2', '-framerate', '30', '-i', '/dev/video0']],
  ['avfoundation:0', ['-f', 'avfoundation', '-framerate', '30', '-i', '0']],
  ['dshow:Integrated Camera', ['-f', 'dshow', '-framerate', '30', '-i', 'video=Integrated Camera']],
])('%s is asked for as its system does, and its bare pictures are made small', (address, args) => {
  expect([sourceArgs(address), pictureArgs(address).slice(0, 2)]).toEqual([args, ['-c:v', 'libx264']]);
});

it('the pictures of any other source are copied', () => {
  expect(pictureArgs('rtsp://10.0.0.7/x')).toEqual(['-c:v', 'copy']);
});
