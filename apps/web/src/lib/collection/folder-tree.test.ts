import { expect, it } from 'vitest';
import { folderTree } from './folder-tree.ts';

const shape = ({ path, items, folders }: ReturnType<typeof folderTree<{ id: string; folder?: string }>>): unknown => [path, items.map(({ id }) => id).join(''), ...folders.map(shape)];

it('a slash nests folders, and nothing else does', () => {
  const collections = [{ id: 'a' }, { id: 'b', folder: 'Summer' }, { id: 'c', folder: 'Summer/Italy' }, { id: 'd', folder: 'Work / Cut' }, { id: 'e', folder: 'Summer/Italy' }, { id: 'f', folder: '/' }];
  expect(shape(folderTree(collections))).toEqual(['', 'af', ['Summer', 'b', ['Summer/Italy', 'ce']], ['Work', '', ['Work/Cut', 'd']]]);
  expect(folderTree(collections).folders[0]?.folders[0]?.name).toBe('Italy');
});
