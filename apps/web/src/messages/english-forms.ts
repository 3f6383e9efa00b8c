import type { Translation } from './translation.ts';

/**
 * English where neither the message itself nor the rule for its singular says it all, and messages that are told apart by a word in
 * brackets because other languages have two words for them.
 */
export const ENGLISH_FORMS: Readonly<Record<string, Translation>> = {
  '{n} actions wait for it.': { one: '{n} action waits for it.', other: '{n} actions wait for it.' },
  'It does not lie in there; {n} other files that had gone were found.': { one: 'It does not lie in there; {n} other file that had gone was found.', other: 'It does not lie in there; {n} other files that had gone were found.' },
  '{n} videos do not say when it was recorded:': { one: '{n} video does not say when it was recorded:', other: '{n} videos do not say when it was recorded:' },
  'In (range)': 'In',
  'Out (range)': 'Out',
  'Range (of loudness)': 'Range',
};

/** An English message for `n` = 1: `{n} moments` as `{n} moment`. A table of them would come with the first scripts of every page. */
export const englishSingular = (message: string): string =>
  message.replace(/(\{n\} (?:more |other |less sure )?\w+?)(ies|s)\b/, (_, stem: string, end: string) => stem + (end === 'ies' ? 'y' : ''));
