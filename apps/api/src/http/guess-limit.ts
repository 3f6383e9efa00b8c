import { ipKeyGenerator } from 'express-rate-limit';

/** Wrong tokens that one address may send in a minute; a person who mistypes needs three. */
const MAX_GUESSES = 20;
const WINDOW_MS = 60_000;
/** Networks that are remembered; the one that guessed first is forgotten first. */
const MAX_NETWORKS = 10_000;

/**
 * Whose guesses and requests count together: an address of IPv4, or the /56 around one of IPv6, which one household gets: whoever has a
 * network has more addresses than anybody can count.
 */
export const networkOf = (address: string): string => ipKeyGenerator(address);

/** Counts wrong tokens by the network that they come from, so that nobody can try them all. */
export interface GuessLimit {
  /** Milliseconds that this address has to wait; 0 where it need not. */
  waitMs(address: string): number;
  /** Notes a wrong token. */
  note(address: string): void;
}

/** Remembers nothing yet. `now` gives milliseconds since 1970. */
export const createGuessLimit = (now: () => number = Date.now): GuessLimit => {
  const guesses = new Map<string, { count: number; readonly endsAt: number }>();
  const current = (network: string): { count: number; readonly endsAt: number } | undefined => {
    const found = guesses.get(network);
    if (found === undefined || found.endsAt > now()) return found;
    guesses.delete(network);
    return undefined;
  };
  return {
    waitMs: (address) => {
      const found = current(networkOf(address));
      return found === undefined || found.count < MAX_GUESSES ? 0 : found.endsAt - now();
    },
    note: (address) => {
      const network = networkOf(address);
      const found = current(network);
      if (found !== undefined) found.count += 1;
      else guesses.set(network, { count: 1, endsAt: now() + WINDOW_MS });
      const [oldest] = guesses.keys();
      if (guesses.size > MAX_NETWORKS && oldest !== undefined) guesses.delete(oldest);
    },
  };
};
