/** The chosen language: a cookie, so that the server already answers in it. */
export const LANGUAGE_COOKIE = 'frameseek_language';

/** Seconds that a choice is kept: a year. */
const MAX_AGE = 365 * 24 * 3_600;

/** Keeps the choice in this browser. */
export const keepLanguage = (code: string): void => {
  document.cookie = `${LANGUAGE_COOKIE}=${code}; path=/; max-age=${MAX_AGE}; samesite=lax`;
};
