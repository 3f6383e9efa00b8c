import stubborn from 'stubborn-fs';

/** Windows lets nobody rename a file while a virus scanner, or a reader, has it open; that is over soon. */
const PATIENCE_MS = 2_000;

/** Renames a file, over another one where there is one; waits for who has one of them open. Rejects as `rename` of Node does. */
export const renameFile = (from: string, to: string): Promise<void> => stubborn.retry.rename({ timeout: PATIENCE_MS })(from, to);
