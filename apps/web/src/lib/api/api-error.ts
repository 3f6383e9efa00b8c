import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** An answer of the API that is not a success, or no answer at all. `message` is written for people, in English. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The fault's code, or one of `web/…` where this app found out by itself. */
  readonly code: string;
  /** HTTP status; 0 where nobody answered. */
  readonly status: number;
  /** What the fault tells beside its code. */
  readonly facts: Readonly<Record<string, unknown>> | undefined;

  constructor(message: string, details: { readonly code: string; readonly status: number; readonly facts?: Readonly<Record<string, unknown>>; readonly cause?: unknown }) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.status = details.status;
    this.facts = details.facts;
  }
}

/** The API has to know who asks. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.code === 'auth/required';

/** The API, or the web server itself, cannot be reached. */
export const isOffline = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'web/api-unreachable' || error.code === 'web/no-network');

/** The sentence to show for any failure, an `ApiError` or not. */
export const errorMessage = (error: unknown, words: Words = ENGLISH_WORDS): string =>
  error instanceof ApiError ? words.failure(error) : words.t('Something went wrong here. Load the page again.');
