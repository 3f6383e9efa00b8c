/** Whoever waits for long work can end it: the call then rejects with the `AbortError` of the signal. */
export interface Abortable {
  readonly signal: AbortSignal;
}
