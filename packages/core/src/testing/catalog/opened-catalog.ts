import type { Catalog } from '../../catalog/catalog.ts';

/** An empty catalog for one test, another handle on the same one, and the time that both go by. */
interface OpenedCatalog {
  readonly catalog: Catalog;
  readonly clock: { ms: number };
  again(): Catalog;
}

/** Makes a test of what is to be done with an empty catalog. */
export type OnCatalog = (test: (opened: OpenedCatalog) => void) => () => void;
