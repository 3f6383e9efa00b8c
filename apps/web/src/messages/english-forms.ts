import type { Translation } from './message.ts';

/**
 * English where the message itself does not say it all: the singular of what counts by `{n}`, and messages that are told apart
 * by a word in brackets because other languages have two words for them.
 */
export const ENGLISH_FORMS: Readonly<Record<string, Translation>> = {
  '{n} moments': { one: '{n} moment', other: '{n} moments' },
  'Collection, {n} moments': { one: 'Collection, {n} moment', other: 'Collection, {n} moments' },
  '{n} actions wait for it.': { one: '{n} action waits for it.', other: '{n} actions wait for it.' },
  '{n} videos': { one: '{n} video', other: '{n} videos' },
  '{n} files': { one: '{n} file', other: '{n} files' },
  '{n} shots': { one: '{n} shot', other: '{n} shots' },
  '{n} pictures': { one: '{n} picture', other: '{n} pictures' },
  '{n} passages': { one: '{n} passage', other: '{n} passages' },
  '{n} texts': { one: '{n} text', other: '{n} texts' },
  '{n} sounds': { one: '{n} sound', other: '{n} sounds' },
  '{n} moments by their words, looking on…': { one: '{n} moment by their words, looking on…', other: '{n} moments by their words, looking on…' },
  '{n} moments in {time}': { one: '{n} moment in {time}', other: '{n} moments in {time}' },
  'and {n} more moments': { one: 'and {n} more moment', other: 'and {n} more moments' },
  '{n} videos called so': { one: '{n} video called so', other: '{n} videos called so' },
  'Also in {n} more places': { one: 'Also in {n} more place', other: 'Also in {n} more places' },
};
