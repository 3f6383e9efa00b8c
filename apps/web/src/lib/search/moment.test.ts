import { expect, it } from 'vitest';
import { spokenLanguages } from './moment.ts';

it('names each language that is spoken in a moment once', () => {
  const said = (language: string) => ({ modality: 'speech' as const, at: 1, score: 1, text: language, language });
  const moment = { video: { id: 'a', title: 'A', path: '/a' }, start: 0, end: 1, score: 1, hits: [said('de'), said('pt-BR'), said('de'), { modality: 'visual' as const, at: 1, score: 1 }] };
  expect(spokenLanguages(moment)).toEqual(['German', 'Brazilian Portuguese']);
});
