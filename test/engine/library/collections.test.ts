import { expect, it } from 'vitest';
import { openBench } from '../support/with-engine.ts';

it('keeps moments together in an order of their own, with notes, whoever else collects meanwhile', async () => {
  await using bench = await openBench();
  const { engine: { collections } } = bench;
  await bench.run([await bench.film('red.mp4', { duration: 6, shots: [{ start: 0, end: 6, colour: 'red' }] })]);
  const video = bench.engine.videos()[0]?.id ?? '';
  const moment = (start: number) => ({ video, start, end: start + 1, title: `at ${start}`, note: '' });
  const { id } = collections.make({ name: 'Trailer', folder: 'Summer' });
  const other = (await bench.another()).collections;
  collections.collect(id, [moment(0), moment(1)]);
  other.collect(id, [moment(2)]);
  const starts = (): readonly number[] => collections.collection(id).items.map(({ start }) => start);
  expect([starts(), collections.list()]).toMatchObject([[0, 1, 2], [{ id, name: 'Trailer', folder: 'Summer', count: 3, seconds: 3 }]]);
  const [first = { id: '' }, , third = { id: '' }] = collections.collection(id).items;
  // The order of somebody who does not know the second yet.
  collections.change(id, { order: [third.id, first.id] });
  expect(starts()).toEqual([2, 0, 1]);
  expect(collections.changeItem(id, first.id, { note: 'too dark' }).items[1]).toMatchObject({ title: 'at 0', note: 'too dark' });
  expect(collections.change(id, { folder: null, name: 'Teaser' })).not.toHaveProperty('folder');
  collections.dropItem(id, third.id);
  expect(starts()).toEqual([0, 1]);

  expect(() => collections.collect(id, [{ ...moment(0), video: 'nowhere' }])).toThrow('library/unknown-video');
  expect(() => collections.collect(id, Array.from({ length: 999 }, () => moment(0)))).toThrow('input/invalid');
  expect(() => collections.dropItem(id, third.id)).toThrow('input/invalid');
  expect(starts()).toEqual([0, 1]);
  await bench.engine.remove(video, bench);
  expect(starts()).toEqual([0, 1]);
  expect(collections.change(id, { clear: true }).items).toEqual([]);
  collections.remove(id);
  for (const ask of [() => collections.collection(id), () => { collections.remove(id); }, () => collections.collect(id, [moment(0)])]) expect(ask).toThrow('library/unknown-collection');
});
