/** Wrong tokens that one address may send in a minute; a person who mistypes needs three. */
const MAX_GUESSES = 20;
const WINDOW_MS = 60_000;
/** Addresses that are remembered; the one that guessed first is forgotten first. */
const MAX_ADDRESSES = 10_000;

/** Counts wrong tokens by the address that they come from, so that nobody can try them all. */
export interface GuessLimit {
  /** Milliseconds that this address has to wait; 0 where it need not. */
  waitMs(address: string): number;
  /** Notes a wrong token. */
  note(address: string): void;
}

/** Remembers nothing yet. `now` gives milliseconds since 1970. */
export const createGuessLimit = (now: () => number = Date.now): GuessLimit => {
  const guesses = new Map<string, { count: number; readonly endsAt: number }>();
  const current = (address: string): { count: number; readonly endsAt: number } | undefined => {
    const found = guesses.get(address);
    if (found === undefined || found.endsAt > now()) return found;
    guesses.delete(address);
    return undefined;
  };
  return {
    waitMs: (address) => {
      const found = current(address);
      return found === undefined || found.count < MAX_GUESSES ? 0 : found.endsAt - now();
    },
    note: (address) => {
      const found = current(address);
      if (found !== undefined) found.count += 1;
      else guesses.set(address, { count: 1, endsAt: now() + WINDOW_MS });
      const [oldest] = guesses.keys();
      if (guesses.size > MAX_ADDRESSES && oldest !== undefined) guesses.delete(oldest);
    },
  };
};
