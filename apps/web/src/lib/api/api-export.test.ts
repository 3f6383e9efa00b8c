import { expect, it } from 'vitest';
import { fileName } from './api-export.ts';

it.each([
  ['attachment; filename="clip.mp4"', 'clip.mp4'],
  ['attachment; filename="caf_.mp4"; filename*=UTF-8\'\'caf%C3%A9.mp4', 'café.mp4'],
  ['attachment; filename=clip.gif', 'clip.gif'],
  ['attachment; filename*=UTF-8\'\'%E0%A4%A; filename="plain.gif"', 'plain.gif'],
  ['inline', undefined],
  [null, undefined],
])('the name in %j is %j', (header, name) => expect(fileName(header)).toBe(name));
