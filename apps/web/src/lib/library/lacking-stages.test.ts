import { STAGES, type Stage } from '@frameseek/core';
import { expect, it } from 'vitest';
import { lackingStages } from './lacking-stages.ts';

it.each<[string, { hasVideo: boolean; hasAudio: boolean }, readonly Stage[]]>([
  ['a film', { hasVideo: true, hasAudio: true }, ['speech', 'text']],
  ['a film without sound', { hasVideo: true, hasAudio: false }, ['text']],
  ['a recording without a picture', { hasVideo: false, hasAudio: true }, ['speech']],
])('%s lacks what it has something for and is found by, and no more', (_name, file, lacking) => {
  const stages = STAGES.map((stage) => ({ stage, state: ['text', 'speech', 'objects', 'sound', 'speakers'].includes(stage) ? 'off' : 'done', count: 0 } as const));
  expect(lackingStages({ ...file, stages })).toEqual(lacking);
});
