/** A folder of collections, with those that lie in it and in the folders within. */
export interface CollectionFolder<Item> {
  /** `Summer/Italy`; empty for what holds them all. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly items: readonly Item[];
  readonly folders: readonly CollectionFolder<Item>[];
}

/** Collections by their folders, which a slash nests, in the order in which they come. A folder that holds but folders is there, too. */
export const folderTree = <Item extends { readonly folder?: string | undefined }>(items: readonly Item[]): CollectionFolder<Item> => nest(items, []);

/** The folder at these parts of a path, of items that lie there or further within. */
const nest = <Item extends { readonly folder?: string | undefined }>(items: readonly Item[], parts: readonly string[]): CollectionFolder<Item> => {
  const inside = Map.groupBy(items, (item) => folderParts(item)[parts.length]);
  return {
    path: parts.join('/'), name: parts.at(-1) ?? '', items: inside.get(undefined) ?? [],
    folders: [...inside].flatMap(([name, within]) => (name === undefined ? [] : [nest(within, [...parts, name])])),
  };
};

const folderParts = ({ folder = '' }: { readonly folder?: string | undefined }): readonly string[] => folder.split('/').map((part) => part.trim()).filter((part) => part !== '');
