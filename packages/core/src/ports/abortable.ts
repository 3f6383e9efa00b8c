/** Whoever waits for long work can end it. */
export interface Abortable {
  readonly signal: AbortSignal;
}
