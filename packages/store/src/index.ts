export { openCatalog } from './catalog/catalog.ts';
export { openLanceIndex } from './lance/lance-index.ts';
export { openQdrantIndex } from './qdrant/qdrant-index.ts';
