import type { ModelLedger } from '@frameseek/core';
import type { UsageEstimate } from './check-budget.ts';

/** What calls that are under way are expected to cost together: they are recorded only when they end. */
export interface Reserve {
  sum(): Required<UsageEstimate>;
  /** Counts a call until it is released. */
  hold(expected: UsageEstimate): Disposable;
}

/** A reserve that holds nothing. */
export const createReserve = (): Reserve => {
  const held = new Set<UsageEstimate>();
  const total = (unit: keyof UsageEstimate): number => [...held].reduce((sum, expected) => sum + (expected[unit] ?? 0), 0);
  return {
    sum: () => ({ tokens: total('tokens'), frames: total('frames'), dollars: total('dollars') }),
    hold: (expected) => {
      const own = { ...expected };
      held.add(own);
      return { [Symbol.dispose]: () => void held.delete(own) };
    },
  };
};

const ofLedger = new WeakMap<ModelLedger, Reserve>();

/** The reserve of all calls of this process that end up in one ledger. */
export const reserveOf = (ledger: ModelLedger): Reserve => {
  const known = ofLedger.get(ledger) ?? createReserve();
  ofLedger.set(ledger, known);
  return known;
};
