import { expect, it } from 'vitest';
import { classesOf, pointsOf, zoneEdges, zoneOf, type Zone } from './object-view.ts';

it('names the classes of which there are most first, and equal ones by their names', () => {
  expect(classesOf(['dog', 'person', 'car', 'person'].map((label) => ({ label })))).toEqual(['person', 'car', 'dog']);
});

it.each<[string, Zone['kind']]>([['an area', 'area'], ['a line', 'line']])('gives the edges of %s as they were set', (_, kind) => {
  const edges = { left: 10, top: 20, right: 60, bottom: 90 };
  expect(zoneEdges(zoneOf(kind, edges))).toEqual(edges);
});

it('gives the edges around what was drawn, and the ends of a line in their order', () => {
  expect(zoneEdges({ kind: 'area', corners: [[0.5, 0.1], [0.9, 0.6], [0.2, 0.7]] })).toEqual({ left: 20, top: 10, right: 90, bottom: 70 });
  expect(zoneEdges({ kind: 'line', corners: [[0.9, 0.8], [0.1, 0.2]] })).toEqual({ left: 90, top: 80, right: 10, bottom: 20 });
});

it('draws corners in pixels of the picture', () => {
  expect(pointsOf([[0, 0.5], [1, 0.25]], { width: 640, height: 360 })).toBe('0.0,180.0 640.0,90.0');
});
