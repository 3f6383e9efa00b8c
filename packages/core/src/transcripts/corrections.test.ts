import { describe, expect, it } from 'vitest';
import type { Cue, Transcript } from '../domain/transcript.ts';
import { uncorrected, withCorrections, type Correction } from './corrections.ts';

const LINE: Cue = {
  start: 10, end: 14, text: 'The harder master closed the gate.',
  words: [['The', 10, 10.4], ['harder', 10.4, 11], ['master', 11, 11.6], ['closed', 11.8, 12.4], ['the', 12.4, 12.6], ['gate.', 12.6, 13]]
    .map(([text, start, end]) => ({ text: String(text), start: Number(start), end: Number(end) })),
};
const OTHER: Cue = { start: 20, end: 22, text: 'Nobody knew.' };
const transcript = (cues: readonly Cue[]): Transcript => ({ source: 'recognised', language: 'en', cues });
const said = (text: string, more: Partial<Correction> = {}): Correction => ({ source: 'recognised', language: 'en', start: 10, end: 14, text, ...more });
const timesOf = ({ words = [] }: Cue): readonly string[] => words.map(({ text, start, end }) => `${text} ${start.toFixed(1)}-${end.toFixed(1)}`);
const first = (cue: Cue, ...corrections: readonly Correction[]): Cue => withCorrections(transcript([cue, OTHER]), corrections).cues[0] ?? OTHER;

describe('a corrected line', () => {
  it.each<[string, string, readonly string[]]>([
    ['another word', 'The harbour master closed the gate.', ['The 10.0-10.4', 'harbour 10.4-11.0', 'master 11.0-11.6', 'closed 11.8-12.4', 'the 12.4-12.6', 'gate. 12.6-13.0']],
    ['two words for one', 'The harbour master shut down the gate.', ['The 10.0-10.4', 'harbour 10.4-11.0', 'master 11.0-11.6', 'shut 11.6-12.0', 'down 12.0-12.4', 'the 12.4-12.6', 'gate. 12.6-13.0']],
    ['a word less', 'The master closed the gate.', ['The 10.0-10.4', 'master 11.0-11.6', 'closed 11.8-12.4', 'the 12.4-12.6', 'gate. 12.6-13.0']],
    ['other capitals and points', 'the harder master closed the GATE', ['the 10.0-10.4', 'harder 10.4-11.0', 'master 11.0-11.6', 'closed 11.8-12.4', 'the 12.4-12.6', 'GATE 12.6-13.0']],
    ['words at its end', 'The harder master closed the gate. Well done', ['The 10.0-10.4', 'harder 10.4-11.0', 'master 11.0-11.6', 'closed 11.8-12.4', 'the 12.4-12.6', 'gate. 12.6-13.0', 'Well 13.0-13.5', 'done 13.5-14.0']],
    ['nothing of it', 'Hello', ['Hello 10.0-14.0']],
  ])('keeps the times of its words: %s', (_, text, expected) => {
    const line = first(LINE, said(text));
    expect(line).toMatchObject({ start: 10, end: 14, text, was: LINE.text });
    expect(timesOf(line)).toEqual(expected);
  });

  it('has no times of words where there were none', () => expect(first(OTHER, said('Everybody knew.', { start: 20, end: 22 }))).toEqual({ ...OTHER, text: 'Everybody knew.', was: 'Nobody knew.' }));

  it.each<[string, Partial<Correction>]>([
    ['another time', { start: 13, end: 16 }], ['another source', { source: 'sidecar' }], ['another language', { language: 'de' }],
  ])('is none of %s', (_, more) => expect(first(LINE, said('Hello', more))).toEqual(LINE));

  it('is the one of another model that lies nearest to it, and says what that model heard', () => {
    const heard = { ...LINE, start: 9.7, end: 13.2, text: 'The hard emaster closed the gate.' };
    expect(first(heard, said('The harbour master closed the gate.'))).toMatchObject({ start: 9.7, end: 13.2, text: 'The harbour master closed the gate.', was: heard.text });
  });

  it('is no correction where the model hears it by itself', () => expect(first(LINE, said(LINE.text))).toEqual(LINE));

  it('becomes what it was, also when it was corrected twice', () => {
    const once = first(LINE, said('The harbour master closed the gate.'));
    const twice = first(once, said('The harbour master closed a gate.'));
    expect(twice.was).toBe(LINE.text);
    expect(uncorrected(twice)).toMatchObject({ start: 10, end: 14, text: LINE.text });
    expect(uncorrected(twice)).not.toHaveProperty('was');
    expect(uncorrected(LINE)).toEqual(LINE);
  });
});
