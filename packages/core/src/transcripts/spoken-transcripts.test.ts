import { expect, it } from 'vitest';
import { bestTranscriptsFirst, holdsSpeech } from './spoken-transcripts.ts';
import type { Transcript } from '../domain/transcript.ts';

type Row = [string, Pick<Transcript, 'source' | 'kind' | 'language'>];
const TEXTS: readonly Row[] = [
  ['forced', { source: 'sidecar', language: 'en', kind: 'forced' }],
  ['heard', { source: 'recognised' }],
  ['translated', { source: 'stream', language: 'de' }],
  ['for the deaf', { source: 'sidecar', language: 'en-GB', kind: 'sdh' }],
  ['full', { source: 'sidecar', language: 'en' }],
];

it('the best of several texts is what is said, all of it, in its own language', () => {
  const byText = new Map(TEXTS.map(([name, text]) => [text, name]));
  expect(bestTranscriptsFirst(TEXTS.map(([, text]) => text), 'eng').map((text) => byText.get(text)))
    .toEqual(['full', 'for the deaf', 'heard', 'translated', 'forced']);
});

it.each([
  ['forced', 'en', false], ['translated', 'en', false], ['translated', 'de', true], ['translated', undefined, true], ['for the deaf', 'en', true],
  ['full', 'eng', true], ['heard', 'en', true],
])('%s subtitles hold what is said in %s: %s', (name, spoken, holds) => {
  const text = TEXTS.find((row) => row[0] === name)?.[1];
  expect(text !== undefined && holdsSpeech(text, spoken)).toBe(holds);
});
