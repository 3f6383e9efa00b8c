import { availableParallelism } from 'node:os';

/** The package of the stores, loaded only when one is opened. */
export const loadStores = async () => {
  // LanceDB reads both when it is loaded. Its warnings would stand between our lines; and with no more threads than cores
  // a write waits until a vector index is built (seen: 152 s, against 0.6 s with a few more).
  process.env['LANCEDB_LOG'] ??= 'error';
  process.env['LANCE_CPU_THREADS'] ??= String(availableParallelism() + 4);
  return import('@frameseek/store');
};
