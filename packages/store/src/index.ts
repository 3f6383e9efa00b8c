export { openCatalog, type CatalogOptions } from './catalog/catalog.ts';
export { openLanceIndex } from './lance/lance-index.ts';
export { openQdrantIndex, type QdrantOptions } from './qdrant/qdrant-index.ts';
