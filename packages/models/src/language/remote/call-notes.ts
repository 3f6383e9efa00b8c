import type { ProviderMetadata } from 'ai';

/** Notes of the provider on calls of tools (Gemini signs them), which it wants back with the call's result. */
export interface CallNotes {
  /** Keeps what came with the call of this id, if anything did. */
  note(id: string, metadata: ProviderMetadata | undefined): void;
  /** What came with the call of this id. */
  of(id: string): ProviderMetadata | undefined;
}

/** Calls remembered: far more than one answer makes, of all answers that are under way. */
const LIMIT = 500;

/** Remembers the notes of the last 500 calls. */
export const createCallNotes = (): CallNotes => {
  const notes = new Map<string, ProviderMetadata>();
  return {
    note: (id, metadata) => {
      if (metadata === undefined) return;
      notes.set(id, metadata);
      const [oldest] = notes.keys();
      if (notes.size > LIMIT && oldest !== undefined) notes.delete(oldest);
    },
    of: (id) => notes.get(id),
  };
};
