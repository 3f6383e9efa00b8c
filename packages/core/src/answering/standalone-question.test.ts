import { describe, expect, it } from 'vitest';
import { standaloneQuestion, type Reference } from './standalone-question.ts';
import type { Turn } from './conversation.ts';
import type { Evidence } from './evidence.ts';

const piece = (number: number, videoId: string, start: number): Evidence =>
  ({ number, videoId, title: videoId, start, end: start + 5, at: start, frames: [], foundBy: ['visual'] });
const EVIDENCE = [piece(1, 'garden', 10), piece(2, 'office', 20), piece(3, 'garden', 40)];
const turn = (kind: Turn['answer']['kind'], cited: readonly number[], query?: string): Turn => ({
  id: 't', question: 'Where does the gardener water the roses?', askedAt: '2026-01-01T00:00:00.000Z', ...(query === undefined ? {} : { query }),
  answer: {
    kind, text: '', evidence: [...EVIDENCE], steps: [], notes: [],
    sentences: cited.map((number) => ({ text: 'It is so.', citations: [number] })),
    cost: { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, frames: 0, framesSaved: 0, tookMs: 0 },
  },
});
const LISTED = turn('extractive', [1, 2, 3]);
const WRITTEN = turn('model', [1, 3]);
const at = (kind: 'at' | 'after' | 'before', videoId: string, start: number): Reference => ({ kind, anchor: { videoId, start, end: start + 5 } });

const STAYS: Reference = { kind: 'search', anchor: { videoId: 'garden', start: 10, end: 15 } };

describe('a question after another', () => {
  it.each<[string, Turn, Reference, string]>([
    ['And what does he do next?', WRITTEN, at('after', 'garden', 40), ''],
    ['And then?', LISTED, at('after', 'garden', 10), ''],
    ['What happens after that?', LISTED, at('after', 'garden', 10), ''],
    ['What was there before that?', WRITTEN, at('before', 'garden', 40), ''],
    ['Which flower is cut later?', LISTED, at('after', 'garden', 10), 'flower cut'],
    ['What happens after the second one?', LISTED, at('after', 'office', 20), ''],
    ['Tell me more about the second one', LISTED, at('at', 'office', 20), 'gardener water the roses'],
    ['And the third?', LISTED, at('at', 'garden', 40), 'third gardener water the roses'],
    ['What is on the wall in [2]?', LISTED, at('at', 'office', 20), 'wall gardener water the roses'],
    ['Who said that?', LISTED, at('at', 'garden', 10), ''],
    ['What colour is the fence at the same moment?', WRITTEN, at('at', 'garden', 40), 'colour the fence'],
    ['Is she wearing a hat?', LISTED, STAYS, 'wearing a hat'],
    ['Why?', LISTED, STAYS, 'gardener water the roses'],
    ['What colour is the fence?', LISTED, STAYS, 'colour the fence'],
    ['And the fence?', LISTED, STAYS, 'fence'],
    ['What about the neighbours?', WRITTEN, { kind: 'search', anchor: { videoId: 'garden', start: 40, end: 45 } }, 'neighbours'],
    ['What about her?', LISTED, STAYS, 'gardener water the roses'],
    ['And in the evening?', LISTED, STAYS, 'evening gardener water the roses'],
    ['Where does a dog chase the postman?', LISTED, { kind: 'search' }, 'dog chase the postman'],
    ['¿Y luego qué hace con la manguera?', LISTED, STAYS, 'Y luego qué hace con la manguera'],
    ['What is this video about?', LISTED, { kind: 'overview', video: 'garden' }, ''],
    ['Can you explain that?', LISTED, { kind: 'again' }, ''],
    ['Thanks!', LISTED, { kind: 'again' }, ''],
  ])('%j', (question, before, reference, words) => {
    const found = standaloneQuestion(question, before);
    expect(found.reference).toEqual(reference);
    expect(found.words).toBe(words);
  });

  it('is about what was searched, where that was said in other words', () => {
    expect(standaloneQuestion('Why?', turn('model', [1], 'roses in the evening')).words).toBe('roses in the evening');
  });

  it('goes on from the nearest moments where nothing answered, and looks everywhere where there were none', () => {
    expect(standaloneQuestion('Is she there, too?', turn('none', [])).reference).toEqual(STAYS);
    const nothing = turn('none', []);
    expect(standaloneQuestion('Is she there, too?', { ...nothing, answer: { ...nothing.answer, evidence: [] } }).reference).toEqual({ kind: 'search' });
  });

  it('may mean another of the videos that were cited', () => {
    expect(standaloneQuestion('Is she wearing a hat?', LISTED).others).toEqual([{ videoId: 'office', start: 20, end: 25 }]);
    expect(standaloneQuestion('Is she wearing a hat?', WRITTEN).others).toEqual([]);
  });

  it('has no more moments than there are', () => {
    expect(standaloneQuestion('Show me the ninth one', LISTED).reference).toEqual(STAYS);
  });
});

describe('a first question', () => {
  it.each<[string, Reference]>([
    ['What does he do next?', { kind: 'search' }],
    ['What is this video about?', { kind: 'overview' }],
    ["What's it about?", { kind: 'overview' }],
    ['Summarise these videos', { kind: 'overview' }],
    ['What are my videos about?', { kind: 'overview' }],
    ['What happens in this video?', { kind: 'overview' }],
    ['What is the man talking about?', { kind: 'search' }],
    ['Which film is about a dog?', { kind: 'search' }],
  ])('%j', (question, reference) => expect(standaloneQuestion(question, undefined).reference).toEqual(reference));
});
