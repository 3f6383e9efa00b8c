export { checkoutFolder, isLoopback, loadConfig, readConfig } from './config.ts';
export type { Config, QdrantConfig, WhisperConfig } from './config.ts';
export { envExample } from './env-example.ts';
export { partsTable } from './parts-table.ts';
export { createRuntime } from './runtime.ts';
export type { Runtime, SampleOptions } from './runtime.ts';
export type { Added, Engine, SearchResult, VideoDetail, VideoView } from '@frameseek/engine';
export { watchFolders } from './watch.ts';
export type { WatchEvent, WatchOptions } from './watch.ts';
