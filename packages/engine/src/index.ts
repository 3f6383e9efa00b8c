export * from './create-engine.ts';
export type * from './engine.ts';
export { BUDGET_SETTINGS } from './language/budget.ts';
export { DEFAULT_MODEL_LIMITS, type ModelLimits } from './language/limits.ts';
export { meteredModel, type MeteredModel, type MeterOptions } from './language/metered-model.ts';
