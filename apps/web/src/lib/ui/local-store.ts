import type { z } from 'zod';

/** A value that this browser keeps under a name, told to everybody who listens, in every tab. */
export interface LocalStore<Value> {
  readonly read: () => Value;
  readonly write: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** What the server draws, where there is no browser yet. */
  readonly atServer: () => Value;
}

/** Keeps what `schema` accepts; anything else, from an older version or another hand, counts as `empty`. */
export function localStore<Schema extends z.ZodType>(key: string, schema: Schema, empty: z.output<Schema>): LocalStore<z.output<Schema>> {
  const listeners = new Set<() => void>();
  let cache: { readonly raw: string | null; readonly value: z.output<Schema> } | undefined;
  const read = (): z.output<Schema> => {
    const raw = localStorage.getItem(key);
    // The same text gives the same object, or React would draw for ever.
    if (cache === undefined || cache.raw !== raw) cache = { raw, value: raw === null ? empty : parse(raw) };
    return cache.value;
  };
  const parse = (raw: string): z.output<Schema> => {
    const parsed = schema.safeParse(safeJson(raw));
    return parsed.success ? parsed.data : empty;
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

const safeJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
};
