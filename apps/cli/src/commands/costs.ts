import type { ModelBudget, ModelCall, ModelCosts, ModelSpending } from '@frameseek/core';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { table } from '../terminal/table.ts';

/** The flags of `costs`. */
export interface CostsOptions {
  /** Calls at most. */
  readonly limit: number;
  readonly json?: true;
}

/** `costs`: what language models have cost, and the newest calls. */
export const showCosts = (session: Session, { limit, json }: CostsOptions): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const costs = engine.costs({ limit });
    console.log(json ? JSON.stringify(costs, undefined, 2) : formatCosts(costs));
    return Promise.resolve(EXIT.done);
  });

const formatCosts = ({ model, today, total, budget, calls }: ModelCosts): string => {
  const head = `${model === undefined ? 'No language model is set.' : `${model.id} answers.`} Limits: ${limits(budget.answer)} for one answer, ${limits(budget.day)} a day.`;
  const sums = table([['today', ...sumRow(today)], ['in all', ...sumRow(total)]], { head: ['', 'calls', 'from memory', 'tokens', 'pictures', 'dollars'], right: [1, 2, 3, 4, 5] });
  if (calls.length === 0) return `${head}\n\n${sums}`;
  const list = table(calls.map(callRow), { head: ['when', 'why', 'model', 'tokens', 'pictures', 'seconds', 'dollars', ''], right: [3, 4, 5, 6] });
  return `${head}\n\n${sums}\n\n${list}`;
};

const limits = ({ dollars, tokens, frames }: ModelBudget): string => {
  const all = [
    ...(tokens === undefined ? [] : [`${number(tokens)} tokens`]),
    ...(frames === undefined ? [] : [`${number(frames)} pictures`]),
    ...(dollars === undefined ? [] : [`$${dollars}`]),
  ];
  return all.length === 0 ? 'none' : all.join(', ');
};

const sumRow = ({ calls, cachedCalls, inputTokens, outputTokens, frames, dollars }: ModelSpending): string[] =>
  [number(calls), number(cachedCalls), number(inputTokens + outputTokens), number(frames), money(dollars)];

const callRow = ({ at, purpose, model, inputTokens, outputTokens, estimated, frames, ms, dollars, cached, outcome }: ModelCall): string[] => [
  new Date(at).toLocaleString(), purpose, model, `${estimated ? '~' : ''}${number(inputTokens + outputTokens)}`, number(frames), (ms / 1000).toFixed(1),
  money(dollars), cached ? 'from memory' : outcome === 'done' ? '' : outcome,
];

const number = (value: number): string => value.toLocaleString('en');
const money = (dollars: number | undefined): string => (dollars === undefined ? '' : dollars.toFixed(4));
