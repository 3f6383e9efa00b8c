export * from './create-engine.ts';
export type * from './engine.ts';
export type * from './engine-parts.ts';
export type { AddOptions, Added } from './jobs/add-paths.ts';
export type * from './library/video-view.ts';
export type * from './search/search-request.ts';
export { BUDGET_SETTINGS } from './language/budget.ts';
export { DEFAULT_MODEL_LIMITS, type ModelLimits } from './language/limits.ts';
export { meteredModel, type MeteredModel, type MeterOptions } from './language/metered-model.ts';
