export * from './catalog/catalog-contract.ts';
export * from './segment-index/segment-index-contract.ts';
export * from './segment-index/segments.ts';
export * from './segment-index/synthetic-transcript.ts';
