export * from './catalog-contract.ts';
export * from './segment-index-contract.ts';
export * from './segments.ts';
export * from './talks.ts';
