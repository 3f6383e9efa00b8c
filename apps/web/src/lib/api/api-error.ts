/** An answer of the API that is not a success, or no answer at all. `message` is written for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The fault's code, or one of `web/…` where this app found out by itself. */
  readonly code: string;
  /** HTTP status; 0 where nobody answered. */
  readonly status: number;

  constructor(message: string, details: { readonly code: string; readonly status: number; readonly cause?: unknown }) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.status = details.status;
  }
}

/** The API has to know who asks. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.code === 'auth/required';

/** The API, or the web server itself, cannot be reached. */
export const isOffline = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'web/api-unreachable' || error.code === 'web/no-network');

/** The sentence to show for any failure, an `ApiError` or not. */
export const errorMessage = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'Something went wrong here. Load the page again.';
