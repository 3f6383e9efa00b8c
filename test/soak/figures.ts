import { readFileSync } from 'node:fs';

/** What was seen of the server while it was used. */
export class Figures {
  readonly #statuses = new Map<string, Map<number, number>>();
  readonly #healthMs: number[] = [];
  readonly #memory: number[] = [];
  readonly #complaints: string[] = [];

  /** An answer to a kind of request; status 0: the connection broke. */
  answered(kind: string, status: number): void {
    const own = this.#statuses.get(kind) ?? new Map<number, number>();
    own.set(status, (own.get(status) ?? 0) + 1);
    this.#statuses.set(kind, own);
  }

  /** Milliseconds in which health was answered. */
  health(ms: number): void {
    this.#healthMs.push(ms);
  }

  /** Notes the resident memory of a process; nothing where the system does not tell. */
  memory(pid: number): void {
    const bytes = residentBytes(pid);
    if (bytes > 0) this.#memory.push(bytes);
  }

  complain(about: string): void {
    this.#complaints.push(about);
  }

  /** All of it, and whether it is as it must be. */
  report(): { readonly text: string; readonly isGood: boolean } {
    const p99 = percentile(this.#healthMs, 0.99);
    const failed = this.#sum((status) => status >= 500 || status === 0);
    const growth = growthOf(this.#memory);
    const checks: [string, boolean][] = [
      [`health: p50 ${percentile(this.#healthMs, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, most ${percentile(this.#healthMs, 1).toFixed(0)} ms of ${this.#healthMs.length} (p99 under 500)`, p99 < 500],
      [`answers of 500 and more, or none: ${failed} (0)`, failed === 0],
      [`memory: ${this.#memory.length === 0 ? 'not told by this system' : memoryText(this.#memory)} (under 20 % more in the last quarter than in the second)`, growth < 0.2],
      ...this.#complaints.map((about): [string, boolean] => [about, false]),
    ];
    const table = [...this.#statuses].map(([kind, own]) => `  ${kind.padEnd(10)} ${[...own].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join('  ')}`);
    return { text: [...checks.map(([said, good]) => `${good ? '✓' : '✗'} ${said}`), 'answers by status:', ...table].join('\n'), isGood: checks.every(([, good]) => good) };
  }

  #sum(wanted: (status: number) => boolean): number {
    return [...this.#statuses.values()].flatMap((own) => [...own]).reduce((sum, [status, count]) => sum + (wanted(status) ? count : 0), 0);
  }
}

const residentBytes = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    // No /proc here, or the process is gone.
    return 0;
  }
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

/** Median of the last quarter over that of the second, less one: the first is for caches and models that fill. */
const growthOf = (samples: readonly number[]): number => {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) return 0;
  return percentile(samples.slice(-quarter), 0.5) / percentile(samples.slice(quarter, 2 * quarter), 0.5) - 1;
};

const memoryText = (samples: readonly number[]): string => {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const medians = [0, 1, 2, 3].map((number) => percentile(samples.slice(number * quarter, (number + 1) * quarter), 0.5));
  return `${medians.map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`).join(', ')} in the four quarters, most ${(Math.max(...samples) / 1e6).toFixed(0)} MB`;
};
