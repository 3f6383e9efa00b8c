import {
  countPictures, estimateTokens, isAbort, textTokens, type Abortable, type LanguageModel, type LanguageModelInfo, type ModelBudget,
  type ModelCall, type ModelEvent, type ModelRequest, type ModelSpending, type ModelUsage,
} from '@frameseek/core';
import type { EngineParts, EngineSettings } from '../engine-parts.ts';
import { checkBudget, type UsageEstimate } from './check-budget.ts';
import { DEFAULT_MODEL_LIMITS } from './model-limits.ts';
import { requestKey } from './request-key.ts';
import { createReserve, reserveOf } from './reserve.ts';
import { addCall, NOTHING_SPENT } from './model-spending.ts';

/** What a meter allows, and tells. */
export interface MeterOptions {
  /** What the calls of this meter may cost together; absent: as the settings say of one answer. `{}`: only the day's limits hold. */
  readonly budget?: ModelBudget;
  /** Called after each call, with what all calls of this meter have cost so far. */
  readonly report?: (spent: ModelSpending) => void;
}

/** The model of the settings, whose calls are recorded, limited, and answered from what was answered before. */
export interface MeteredModel extends LanguageModel {
  /** What the calls of this meter have cost so far. */
  spent(): ModelSpending;
  /** Drops the kept answer to this request, for when it turned out to be nonsense: the next equal call is really made. */
  forget(request: ModelRequest): void;
}

type MeterParts = Pick<EngineParts, 'catalog' | 'language'> & { readonly settings: Pick<EngineSettings, 'models'> };

/**
 * A meter for one answer or task. Undefined where no model is set. Its calls throw `model/over-budget`, before anything is
 * sent, when they would go beyond the budget or beyond what is left of the day.
 */
export const meteredModel = (parts: MeterParts, { budget, report }: MeterOptions = {}): MeteredModel | undefined => {
  const { catalog, language, settings } = parts;
  if (language === undefined) return undefined;
  const limits = settings.models ?? DEFAULT_MODEL_LIMITS;
  let spent = NOTHING_SPENT;
  const note = (call: Omit<ModelCall, 'at'>): void => {
    catalog.addModelCall(call);
    spent = addCall(spent, call);
    report?.(spent);
  };
  const [own, all] = [createReserve(), reserveOf(catalog)];
  const check = (expected: UsageEstimate): void => {
    checkBudget({ budget: budget ?? limits.answer, spent, reserved: own.sum(), scope: 'answer' }, expected);
    checkBudget({ budget: limits.day, spent: catalog.modelSpending(midnight()), reserved: all.sum(), scope: 'day' }, expected);
  };
  const keyOf = (request: ModelRequest): string => requestKey(language.info.id, request);
  return {
    info: language.info,
    spent: () => spent,
    forget: (request) => catalog.forgetModelAnswer(keyOf(request)),
    stream: async function* (request, options) {
      options.signal.throwIfAborted();
      const known = catalog.modelAnswer(keyOf(request));
      if (known !== undefined) {
        yield* replay(known);
        note(cachedCall(language.info, request));
        return;
      }
      const expected = expectedOf(language.info, request);
      check(expected);
      using _own = own.hold(expected);
      using _all = all.hold(expected);
      const keep = (events: readonly ModelEvent[]): void => catalog.putModelAnswer(keyOf(request), events);
      yield* recorded({ language, request, note, keep }, options);
    },
  };
};

const expectedOf = (info: LanguageModelInfo, request: ModelRequest): UsageEstimate => {
  const tokens = estimateTokens(request);
  return { tokens, frames: countPictures(request), ...priced(info, { inputTokens: tokens, outputTokens: 0 }) };
};

interface Recording {
  readonly language: LanguageModel;
  readonly request: ModelRequest;
  readonly note: (call: Omit<ModelCall, 'at'>) => void;
  /** Told a whole answer. */
  readonly keep: (events: readonly ModelEvent[]) => void;
}

/** Passes the events of a call on, and records it however it ends: a reader that stops early has paid as well. */
async function* recorded({ language, request, note, keep }: Recording, options: Abortable): AsyncGenerator<ModelEvent> {
  const began = performance.now();
  const events: ModelEvent[] = [];
  let outcome: ModelCall['outcome'] = 'stopped';
  try {
    for await (const event of language.stream(request, options)) {
      events.push(event);
      if (event.type === 'end') {
        outcome = 'done';
        keep(events);
      }
      yield event;
    }
  } catch (error) {
    outcome = isAbort(error) ? 'stopped' : 'failed';
    throw error;
  } finally {
    // A failure before the first word was not paid for.
    const free = outcome === 'failed' && events.length === 0;
    const usage = free ? { inputTokens: 0, outputTokens: 0, estimated: false } : usageOf(request, events);
    note({
      purpose: request.purpose, model: language.info.id, ...usage, frames: free ? 0 : countPictures(request), ms: performance.now() - began,
      ...priced(language.info, usage), cached: false, outcome,
    });
  }
}

/** What the provider says; where it says nothing, about what it must have been. */
const usageOf = (request: ModelRequest, events: readonly ModelEvent[]): Required<ModelUsage> & { readonly estimated: boolean } => {
  const end = events.at(-1);
  const { inputTokens, outputTokens } = end?.type === 'end' ? end.usage : {};
  const written = events.map((event) => (event.type === 'text' ? event.text : event.type === 'call' ? JSON.stringify(event.call) : '')).join('');
  return {
    inputTokens: inputTokens ?? estimateTokens(request),
    outputTokens: outputTokens ?? textTokens(written),
    estimated: inputTokens === undefined || outputTokens === undefined,
  };
};

const MILLION = 1_000_000;
const priced = ({ price }: LanguageModelInfo, { inputTokens, outputTokens }: Required<ModelUsage>): { dollars?: number } =>
  price === undefined ? {} : { dollars: (inputTokens * price.input + outputTokens * price.output) / MILLION };

function* replay(events: readonly ModelEvent[]): Generator<ModelEvent> {
  for (const event of events) yield event.type === 'end' ? { ...event, cached: true } : event;
}

const cachedCall = ({ id }: LanguageModelInfo, { purpose }: ModelRequest): Omit<ModelCall, 'at'> =>
  ({ purpose, model: id, inputTokens: 0, outputTokens: 0, estimated: false, frames: 0, ms: 0, cached: true, outcome: 'done' });

/** When the day began where this computer stands, in ISO 8601. */
export const midnight = (now = new Date()): string => new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
