import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage, isAbort, isFault } from '../../packages/core/src/index.ts';

/** What came of one damaged file: read, or refused with a fault, or what must never come. */
export interface FuzzOutcome {
  readonly number: number;
  readonly name: string;
  readonly kind: 'read' | 'refused' | 'crash' | 'hang';
  /** Codes of the faults that it was refused with, in the order of their coming; or what went wrong. */
  readonly reasons: readonly string[];
  readonly seconds: number;
}

/** A damaged file, and what is done with it; `read` gives the codes of all faults that it met. */
export interface FuzzCase {
  readonly name: string;
  read(signal: AbortSignal): Promise<readonly string[]>;
}

interface FuzzOptions {
  readonly count: number;
  /** Seconds that one file may take. */
  readonly limitSeconds: number;
  /** Makes the case of a number; the same for the same number. */
  readonly make: (number: number) => Promise<FuzzCase>;
  readonly report?: (outcome: FuzzOutcome) => void;
  /** Ends it after the file that is being read. */
  readonly stop?: AbortSignal;
}

/** Seconds after its limit in which a file must give up when it is told to. */
const GRACE_SECONDS = 10;

/** Reads damaged files one after the other. What is no fault is a crash, what does not end within its limit is a hang. */
export const fuzz = async ({ count, limitSeconds, make, report, stop }: FuzzOptions): Promise<readonly FuzzOutcome[]> => {
  const outcomes: FuzzOutcome[] = [];
  for (let number = 0; number < count && stop?.aborted !== true; number += 1) {
    const { name, read } = await make(number);
    const startedAt = performance.now();
    const { kind, reasons } = await outcomeOf(read, limitSeconds);
    const outcome: FuzzOutcome = { number, name, kind, reasons, seconds: (performance.now() - startedAt) / 1_000 };
    outcomes.push(outcome);
    report?.(outcome);
  }
  return outcomes;
};

const outcomeOf = async (read: FuzzCase['read'], limitSeconds: number): Promise<Pick<FuzzOutcome, 'kind' | 'reasons'>> => {
  const limit = AbortSignal.timeout(limitSeconds * 1_000);
  const stop = new AbortController();
  const late = sleep((limitSeconds + GRACE_SECONDS) * 1_000, 'late' as const, { signal: stop.signal }).catch(() => 'late' as const);
  const reading = read(limit).then(
    (reasons): Pick<FuzzOutcome, 'kind' | 'reasons'> => ({ kind: reasons.length === 0 ? 'read' : 'refused', reasons }),
    (error: unknown): Pick<FuzzOutcome, 'kind' | 'reasons'> => {
      if (limit.aborted && (isAbort(error) || error === limit.reason)) return { kind: 'hang', reasons: [`not done after ${limitSeconds} s`] };
      return isFault(error) ? { kind: 'refused', reasons: [error.code] } : { kind: 'crash', reasons: [errorMessage(error)] };
    },
  );
  const ended = await Promise.race([reading, late]);
  stop.abort();
  return ended === 'late' ? { kind: 'hang', reasons: ['does not end when it is told to'] } : ended;
};

/** What came of all, as lines for people. */
export const fuzzSummary = (outcomes: readonly FuzzOutcome[]): readonly string[] => {
  const of = (kind: FuzzOutcome['kind']): readonly FuzzOutcome[] => outcomes.filter((outcome) => outcome.kind === kind);
  const codes = new Map<string, number>();
  for (const code of of('refused').flatMap(({ reasons }) => [...new Set(reasons)])) codes.set(code, (codes.get(code) ?? 0) + 1);
  const slowest = outcomes.toSorted((a, b) => b.seconds - a.seconds)[0];
  return [
    `${outcomes.length} files: ${of('read').length} read whole, ${of('refused').length} with a fault, ${of('crash').length} crashes, ${of('hang').length} hangs`,
    ...[...codes].toSorted(([, a], [, b]) => b - a).map(([code, files]) => `  ${code}: ${files}`),
    ...(slowest === undefined ? [] : [`  slowest: ${slowest.seconds.toFixed(1)} s (no. ${slowest.number}, ${slowest.name})`]),
    ...[...of('crash'), ...of('hang')].map(({ kind, number, name, reasons }) => `  ${kind.toUpperCase()} no. ${number}, ${name}: ${reasons.join('; ')}`),
  ];
};
