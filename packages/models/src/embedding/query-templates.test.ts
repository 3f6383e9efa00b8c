import { expect, it } from 'vitest';
import { MODEL_LIST } from '../registry/model-list.ts';
import { inTemplates, meanOfEach } from './query-templates.ts';

it('puts a text into each template, whatever signs it holds', () => {
  expect(inTemplates("a $& dog {}'s", ['{}', 'a photo of {}.'])).toEqual(["a $& dog {}'s", "a photo of a $& dog {}'s."]);
});

it('gives the direction between the ways of saying each text', () => {
  const rows = Float32Array.of(1, 0, 0, 1, /* the second text: */ 0, 1, 0, 1);
  expect([...meanOfEach(rows, { count: 2, dimensions: 2 })]).toEqual([expect.closeTo(Math.SQRT1_2), expect.closeTo(Math.SQRT1_2), 0, 1]);
});

it('stands in the list for those models alone that were trained on captions of pictures', () => {
  const withTemplates = MODEL_LIST.filter(({ queryTemplates }) => queryTemplates !== undefined);
  expect(withTemplates.map(({ id }) => id)).toEqual(expect.arrayContaining(['Xenova/clip-vit-base-patch32']));
  expect(withTemplates.every(({ role, standIn }) => role === 'visual' && !standIn)).toBe(true);
  // The text itself is one of them: a query says more than the name of a thing.
  expect(withTemplates.every(({ queryTemplates = [] }) => queryTemplates[0] === '{}' && queryTemplates.every((it) => it.includes('{}')))).toBe(true);
});
