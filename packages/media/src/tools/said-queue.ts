/** It is said before the data is sent, but through another pipe: it may be read a little later. */
const LIMIT_MS = 10_000;

/** What a tool says on stderr of the data that it sends to stdout, in order. */
export class SaidQueue<T> {
  readonly #values: T[] = [];
  #wake: (() => void) | undefined;

  get length(): number {
    return this.#values.length;
  }

  push(value: T): void {
    this.#values.push(value);
    this.#wake?.();
  }

  /** Undefined when none comes within ten seconds. */
  async next(): Promise<T | undefined> {
    if (this.#values.length === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const timer = setTimeout(resolve, LIMIT_MS);
      await promise;
      clearTimeout(timer);
      this.#wake = undefined;
    }
    return this.#values.shift();
  }
}
