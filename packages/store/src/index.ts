export { openCatalog, openPostgresCatalog } from './catalog/catalog.ts';
export { openLanceIndex } from './lance/lance-index.ts';
export { openQdrantIndex } from './qdrant/qdrant-index.ts';
export { linkTree } from './snapshot/link-tree.ts';
export { catalogDamage, isCatalogOpen, moveCatalogFiles, snapshotCatalog } from './snapshot/snapshot-catalog.ts';
export { snapshotLance } from './snapshot/snapshot-lance.ts';
