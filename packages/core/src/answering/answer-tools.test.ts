import { describe, expect, it } from 'vitest';
import { ANSWER_TOOL_NAMES, answerToolSpecs, parseToolInput, type AnswerToolName } from './answer-tools.ts';

describe('what a model writes for a tool', () => {
  it.each<[AnswerToolName, unknown, object]>([
    ['search_moments', { query: ' red car ' }, { query: 'red car', limit: 3 }],
    ['search_moments', { query: 'red', limit: '5', why: 'I want to' }, { query: 'red', limit: 5 }],
    ['read_transcript', { video: 'v', start: '1.5', end: 3 }, { video: 'v', start: 1.5, end: 3 }],
    ['look_at', { video: 'v', times: [1, '2'] }, { video: 'v', times: [1, 2] }],
    ['look_at', { video: 'v', start: 0, end: 4 }, { video: 'v', start: 0, end: 4 }],
    ['list_videos', {}, {}],
  ])('%s %j is taken', (name, input, expected) => expect(parseToolInput(name, input)).toEqual({ input: expected }));

  it.each<[AnswerToolName, unknown, string]>([
    ['search_moments', { query: '' }, 'query:'],
    ['search_moments', '{"query": ', 'input:'],
    ['search_moments', undefined, 'input:'],
    ['read_transcript', { video: 'v', start: 5, end: 5 }, 'end must be greater than start'],
    ['read_transcript', { video: 'v', start: 'soon', end: 5 }, 'start:'],
    ['look_at', { video: 'v' }, 'give times, or start and end'],
    ['look_at', { video: 'v', times: Array.from({ length: 9 }, (_, at) => at) }, 'times:'],
    ['look_at', { video: 'v', times: [-1] }, 'times.0:'],
  ])('%s %j is refused with words', (name, input, words) => {
    const parsed = parseToolInput(name, input);
    expect('problem' in parsed ? parsed.problem : '').toContain(words);
  });

  it('has a schema that says what is needed', () => {
    expect(answerToolSpecs().map(({ name }) => name)).toEqual(ANSWER_TOOL_NAMES);
    expect(answerToolSpecs()[0]?.schema).toMatchObject({ type: 'object', required: ['query'], properties: { limit: { maximum: 6 } } });
  });
});
