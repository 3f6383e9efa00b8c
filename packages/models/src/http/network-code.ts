/**
 * The system's code of a connection that failed (`ECONNREFUSED`, `UND_ERR_BODY_TIMEOUT` …), which `fetch` hides in the causes of
 * its error; undefined where there is none.
 */
export const networkCode = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return networkCode(error instanceof AggregateError ? error.errors[0] : error.cause);
};

/** Codes of a connection that never came to be; one that broke later is worth another try. */
export const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT',
]);
