/**
 * What the engine needs from the outside world. `media`, `models` and `store` implement these; `runtime` joins them.
 * Every long call takes a required signal and rejects with its `AbortError`; every failure of ours is a `Fault`.
 */
export * from './ports/abortable.ts';
export * from './ports/media.ts';
export * from './ports/models.ts';
export * from './ports/store.ts';
