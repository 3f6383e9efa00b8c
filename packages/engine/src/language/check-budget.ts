import { Fault, type ModelBudget, type ModelSpending } from '@frameseek/core';

/** What a call is expected to add, before it is made. */
export interface UsageEstimate {
  readonly tokens: number;
  readonly frames: number;
  /** Absent where the price is not known. */
  readonly dollars?: number;
}

/** A budget, what was spent of it, and what is reserved for calls under way. */
export interface Account {
  readonly budget: ModelBudget;
  readonly spent: ModelSpending;
  readonly reserved: Required<UsageEstimate>;
  readonly scope: 'answer' | 'day';
}

/** Throws `model/over-budget` when a call would go beyond the account's limits. */
export const checkBudget = ({ budget, spent, reserved, scope }: Account, expected: UsageEstimate): void => {
  const sums = {
    dollars: { limit: budget.dollars, spent: (spent.dollars ?? 0) + reserved.dollars, more: expected.dollars ?? 0 },
    tokens: { limit: budget.tokens, spent: spent.inputTokens + spent.outputTokens + reserved.tokens, more: expected.tokens },
    frames: { limit: budget.frames, spent: spent.frames + reserved.frames, more: expected.frames },
  };
  for (const unit of UNITS) {
    const sum = sums[unit];
    if (sum.limit === undefined || sum.spent + sum.more <= sum.limit) continue;
    throw new Fault('model/over-budget', {
      limit: `${amount(unit, sum.limit)} ${PERIOD[scope]}`,
      spent: `${amount(unit, sum.spent)} spent${sum.more > 0 ? `, the next call needs about ${amount(unit, sum.more)} more` : ''}`,
      setting: BUDGET_SETTINGS[scope][unit],
    });
  }
};

const UNITS = ['dollars', 'tokens', 'frames'] as const;
type Unit = (typeof UNITS)[number];
const PERIOD = { answer: 'for one answer', day: 'a day' } as const;

/** The settings that hold the limits, for one answer and for a day. */
export const BUDGET_SETTINGS: Readonly<Record<Account['scope'], Readonly<Record<Unit, string>>>> = {
  answer: { dollars: 'FRAMESEEK_ANSWER_DOLLARS', tokens: 'FRAMESEEK_ANSWER_TOKENS', frames: 'FRAMESEEK_ANSWER_FRAMES' },
  day: { dollars: 'FRAMESEEK_DAY_DOLLARS', tokens: 'FRAMESEEK_DAY_TOKENS', frames: 'FRAMESEEK_DAY_FRAMES' },
};

const amount = (unit: Unit, value: number): string => {
  switch (unit) {
    case 'dollars':
      return `$${value.toFixed(value < 0.1 ? 4 : 2)}`;
    case 'tokens':
      return `${value.toLocaleString('en')} tokens`;
    case 'frames':
      return `${value.toLocaleString('en')} ${value === 1 ? 'picture' : 'pictures'}`;
    default:
      return unit satisfies never;
  }
};
