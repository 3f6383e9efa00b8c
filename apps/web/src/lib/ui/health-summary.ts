import type { Health } from '@frameseek/core';
import { partLabel } from './labels.ts';

/** How the server is, in a few words, and how bad that is. */
export interface HealthSummary {
  readonly text: string;
  readonly tone: 'good' | 'warn' | 'bad';
}

/** The same words for the button and for the panel that it opens. `undefined`: the server does not answer. */
export const healthSummary = (health: Health | undefined): HealthSummary => {
  if (health === undefined) return { text: 'The server does not answer', tone: 'bad' };
  if (!health.ready) return { text: 'Not ready', tone: 'bad' };
  const named = (state: 'off' | 'weak'): string => health.parts.filter((part) => part.state === state).map(({ part }) => partLabel(part)).join(', ');
  const [off, weak] = [named('off'), named('weak')];
  if (off === '' && weak === '') return { text: 'Ready', tone: 'good' };
  return { text: ['Ready', off && `off: ${off}`, weak && `limited: ${weak}`].filter(Boolean).join(' · '), tone: 'warn' };
};
