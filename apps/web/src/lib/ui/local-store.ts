/** A value that this browser keeps under a name, told to everybody who listens, in every tab. */
export interface LocalStore<Value> {
  readonly read: () => Value;
  readonly write: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** What the server draws, where there is no browser yet. */
  readonly atServer: () => Value;
}

/**
 * Keeps what `accepts` lets through; anything else, from an older version or another hand, counts as `empty`. No schema, as what is
 * kept is read before the first drawing, and schemas come after it.
 */
export function localStore<Value>(key: string, accepts: (value: unknown) => value is Value, empty: Value): LocalStore<Value> {
  const listeners = new Set<() => void>();
  let cache: { readonly raw: string | null; readonly value: Value } | undefined;
  const read = (): Value => {
    const raw = localStorage.getItem(key);
    // The same text gives the same object, or React would draw for ever.
    if (cache === undefined || cache.raw !== raw) cache = { raw, value: raw === null ? empty : parse(raw) };
    return cache.value;
  };
  const parse = (raw: string): Value => {
    const value = safeJson(raw);
    return accepts(value) ? value : empty;
  };
  return {
    read,
    write: (value) => {
      localStorage.setItem(key, JSON.stringify(value));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('storage', listener);
      };
    },
    atServer: () => empty,
  };
}

/** Whether a value is a list of texts. */
export const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

const safeJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
};
