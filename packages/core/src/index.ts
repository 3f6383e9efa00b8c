export * from './domain.ts';
export * from './fault.ts';
export * from './fault-words.ts';
export * from './ids.ts';
export * from './ports.ts';
export * from './span.ts';
export * from './stream.ts';
export * as wire from './wire.ts';
export type * from './wire.ts';
