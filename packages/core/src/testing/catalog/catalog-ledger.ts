import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../language/language-model.ts';
import type { ModelCall } from '../../language/model-costs.ts';
import type { OnCatalog } from './opened-catalog.ts';

type NewCall = Omit<ModelCall, 'at'>;
const call = (change: Partial<NewCall> = {}): NewCall => ({
  purpose: 'answer', model: 'compatible/scripted', inputTokens: 100, outputTokens: 10, estimated: false, frames: 2, ms: 250, cached: false, outcome: 'done', ...change,
});
const answer = (text: string): readonly ModelEvent[] => [
  { type: 'text', text },
  { type: 'call', call: { id: 'a', name: 'search_moments', input: { query: 'a "quoted" word', deep: [1, null] } } },
  { type: 'end', usage: { inputTokens: 5 }, cut: false },
];

/** The ledger of language model calls, and the answers kept. */
export const catalogLedgerContract = (on: OnCatalog): void => {
  describe('the ledger', () => {
    it('lists calls newest first, with the time they ended', on(({ catalog, clock }) => {
      catalog.addModelCall(call());
      clock.ms += 1_500;
      catalog.addModelCall(call({ purpose: 'caption', dollars: 0.25, estimated: true, outcome: 'failed' }));
      expect(catalog.modelCalls({ limit: 10 })).toEqual([
        { ...call({ purpose: 'caption', dollars: 0.25, estimated: true, outcome: 'failed' }), at: '2026-01-01T00:00:01.500Z' },
        { ...call(), at: '2026-01-01T00:00:00.000Z' },
      ]);
      expect(catalog.modelCalls({ limit: 1 })).toHaveLength(1);
    }));

    it('sums what was spent, ever and since a moment; what came from memory cost nothing', on(({ catalog, clock, again }) => {
      catalog.addModelCall(call({ dollars: 0.5 }));
      clock.ms += 86_400_000;
      catalog.addModelCall(call({ dollars: 0.25, frames: 3 }));
      catalog.addModelCall(call());
      catalog.addModelCall(call({ cached: true, inputTokens: 9_999, frames: 9, dollars: 9 }));
      expect(again().modelSpending()).toEqual({ calls: 3, cachedCalls: 1, inputTokens: 300, outputTokens: 30, frames: 7, dollars: 0.75, tookMs: 750 });
      expect(catalog.modelSpending('2026-01-02T00:00:00.000Z')).toEqual({ calls: 2, cachedCalls: 1, inputTokens: 200, outputTokens: 20, frames: 5, dollars: 0.25, tookMs: 500 });
    }));

    it('of no calls is nothing, without a price', on(({ catalog }) => {
      expect(catalog.modelSpending()).toEqual({ calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, frames: 0, tookMs: 0 });
      catalog.addModelCall(call());
      expect(catalog.modelSpending()).not.toHaveProperty('dollars');
    }));
  });

  describe('answers of language models', () => {
    it('are kept as they were, by the key of their request', on(({ catalog, again }) => {
      catalog.putModelAnswer('key', answer('one'));
      catalog.putModelAnswer('other', answer('two'));
      expect(again().modelAnswer('key')).toEqual(answer('one'));
      expect(catalog.modelAnswer('nothing')).toBeUndefined();
    }));

    it('are replaced, and forgotten', on(({ catalog }) => {
      catalog.putModelAnswer('key', answer('one'));
      catalog.putModelAnswer('key', answer('two'));
      expect(catalog.modelAnswer('key')).toEqual(answer('two'));
      catalog.forgetModelAnswer('key');
      catalog.forgetModelAnswer('key');
      expect(catalog.modelAnswer('key')).toBeUndefined();
    }));

    it('make room for new ones when there are too many, those first that were used longest ago', on(({ catalog, clock }) => {
      const huge = answer('x'.repeat(8_000_000));
      for (const key of ['a', 'b', 'c']) {
        clock.ms += 1;
        catalog.putModelAnswer(key, huge);
      }
      clock.ms += 1;
      expect(catalog.modelAnswer('a')).toEqual(huge);
      clock.ms += 1;
      catalog.putModelAnswer('d', huge);
      expect(['a', 'b', 'c', 'd'].map((key) => catalog.modelAnswer(key) !== undefined)).toEqual([true, false, true, true]);
    }));
  });
};
