export { openCatalog, type CatalogOptions } from './catalog.ts';
