import type { Health } from '@frameseek/core';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';
import { partLabel } from './labels.ts';

/** How the server is, in a few words, and how bad that is. */
export interface HealthSummary {
  readonly text: string;
  readonly tone: 'good' | 'warn' | 'bad';
}

/** The same words for the button and for the panel that it opens. `undefined`: the server does not answer. */
export const healthSummary = (health: Health | undefined, words: Words = ENGLISH_WORDS): HealthSummary => {
  const { t } = words;
  if (health === undefined) return { text: t('The server does not answer'), tone: 'bad' };
  if (!health.ready) return { text: t('Not ready'), tone: 'bad' };
  const named = (state: 'off' | 'weak'): string => health.parts.filter((part) => part.state === state).map(({ part }) => words.known(partLabel(part))).join(', ');
  const [off, weak] = [named('off'), named('weak')];
  if (off === '' && weak === '') return { text: t('Ready'), tone: 'good' };
  return { text: [t('Ready'), off && t('off: {names}', { names: off }), weak && t('limited: {names}', { names: weak })].filter(Boolean).join(' · '), tone: 'warn' };
};
