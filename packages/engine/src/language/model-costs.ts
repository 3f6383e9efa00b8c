import type { ModelCosts } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { DEFAULT_MODEL_LIMITS } from './model-limits.ts';
import { midnight } from './metered-model.ts';

/** What language models have cost, today and in all, with the newest `limit` calls. */
export const modelCosts = ({ catalog, language, settings }: Pick<EngineParts, 'catalog' | 'language' | 'settings'>, limit: number): ModelCosts => {
  const { answer, day } = settings.models ?? DEFAULT_MODEL_LIMITS;
  return {
    ...(language !== undefined && { model: language.info }),
    today: catalog.modelSpending(midnight()),
    total: catalog.modelSpending(),
    budget: { answer, day },
    calls: [...catalog.modelCalls({ limit })],
  };
};
