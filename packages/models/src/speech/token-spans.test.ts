import { Tensor, WhisperForConditionalGeneration } from '@huggingface/transformers';
import { expect, it } from 'vitest';
import { tokenSpans } from './token-spans.ts';

it.each<[string, number[], [number, number][]]>([
  ['each from the end of the one before', [0, 0, 0.4, 1, 1.5], [[0, 0], [0, 0], [0, 0.4], [0.4, 1], [1, 1.5]]],
  ['never backwards', [0, 0.6, 0.4, 1], [[0, 0], [0, 0.6], [0.6, 0.6], [0.6, 1]]],
  ['none of none', [], []],
])('tokens last %s', (_, times, expected) => expect(tokenSpans(times).map(({ start, end }) => [start, end])).toEqual(expected));

/** Tokens of the prompt, of the answer (the last ends it), and places of sound, each 0.02 s. */
const [PROMPT, ANSWER, PLACES] = [3, 5, 60];
/** Where the decoder looks while it says each token of the answer but the first, in places. */
const LOOKS: readonly (readonly [number, number])[] = [[0, 15], [15, 25], [25, 40], [40, 60]];

/** What a run gives: the decoder looks at the sound of the token that it says next. */
const attentions = (): Tensor => {
  const rows = PROMPT + ANSWER - 1;
  const data = Float32Array.from({ length: rows * PLACES }, (_, index) => {
    const [row, place] = [Math.floor(index / PLACES) - PROMPT, index % PLACES];
    const [from, to] = LOOKS[row] ?? [0, 0];
    return place >= from && place < to ? 1 : 0.01 * ((index % 7) + 1);
  });
  return new Tensor('float32', data, [1, 1, rows, PLACES]);
};

it('the library still gives raw times in the order that is read here: how long each token lasts comes out right', () => {
  const sequences = new Tensor('int64', new BigInt64Array(PROMPT + ANSWER), [1, PROMPT + ANSWER]);
  // The rule needs no model but its configuration.
  const model: WhisperForConditionalGeneration = Object.create(WhisperForConditionalGeneration.prototype) as WhisperForConditionalGeneration;
  Object.assign(model, { config: { decoder_layers: 1, median_filter_width: 3 } });
  const times = model._extract_token_timestamps({ cross_attentions: [[attentions()]], sequences }, [[0, 0]], PLACES, 0.02, PROMPT);
  const spans = tokenSpans(Array.from(times.data as Float32Array, Number)).slice(PROMPT + 1, -1);
  spans.forEach(({ start, end }, index) => {
    const [from, to] = LOOKS[index] ?? [NaN, NaN];
    expect(start).toBeCloseTo(from * 0.02, 1);
    expect(end).toBeCloseTo(to * 0.02, 1);
  });
  expect(spans).toHaveLength(LOOKS.length - 1);
});
