export { openCatalog, type CatalogOptions } from './catalog.ts';
export { openLanceIndex } from './lance-index.ts';
export { openQdrantIndex, type QdrantOptions } from './qdrant-index.ts';
