export { openCatalog, type CatalogOptions } from './catalog.ts';
export { openLanceIndex } from './lance-index.ts';
