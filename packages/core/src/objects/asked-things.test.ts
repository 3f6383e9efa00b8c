import { describe, expect, it } from 'vitest';
import { askedThings } from './asked-things.ts';

const LABELS = ['person', 'dog', 'hot dog', 'car', 'bicycle', 'sports ball', 'orange', 'square'];
const asked = (text: string, isAlone = false) => askedThings({ text, isAlone }, LABELS)?.things;

describe('a query that names things', () => {
  it.each([
    ['a dog', [{ label: 'dog', count: 1 }]],
    ['two people and a dog', [{ label: 'person', count: 2 }, { label: 'dog', count: 1 }]],
    ['3 cars', [{ label: 'car', count: 3 }]],
    ['a red car', [{ label: 'car', color: 'red', count: 1 }]],
    ['a woman walking to the left with a small dog', [{ label: 'person', moving: 'left', count: 1 }, { label: 'dog', size: 'small', count: 1 }]],
    ['parked cars', [{ label: 'car', moving: 'still' }]],
    ['car driving away', [{ label: 'car', moving: 'away' }]],
    ['an orange car', [{ label: 'car', color: 'orange' as const, count: 1 }]],
    ['an orange', [{ label: 'orange', count: 1 }]],
    ['hot dogs', [{ label: 'hot dog' }]],
    ['a boy on a bike', [{ label: 'person', count: 1 }, { label: 'bicycle', count: 1 }]],
    ['two green squares', [{ label: 'square', color: 'green', count: 2 }]],
  ])('%s', (text, things) => expect(asked(text)?.map((thing) => ({ ...thing }))).toEqual(things.map((thing) => ({ ...thing }))));

  it('scores by how much of it is about them', () => {
    expect(askedThings({ text: 'dog', isAlone: false }, LABELS)?.share).toBe(1);
    expect(askedThings({ text: 'a person opens a letter', isAlone: true }, LABELS)?.share).toBeCloseTo(1 / 3, 6);
  });
});

describe('no thing is asked for', () => {
  it.each(['the left bank', 'how taxes work', 'red', 'moving left', 'two', 'she said her dog had eaten the homework again', ''])('by “%s”', (text) => expect(asked(text)).toBeUndefined());
});

it('where only things are looked for, a colour or a movement asks for whatever has it, and a name in passing counts', () => {
  expect(asked('red', true)).toEqual([{ color: 'red' }]);
  expect(asked('moving left', true)).toEqual([{ moving: 'left' }]);
  expect(asked('car red', true)).toEqual([{ label: 'car', color: 'red' }]);
  expect(asked('the dog of my neighbour upstairs barks', true)).toEqual([{ label: 'dog' }]);
  expect(asked('weather', true)).toBeUndefined();
});
