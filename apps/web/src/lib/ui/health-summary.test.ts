import type { Health } from '@frameseek/core';
import { expect, it } from 'vitest';
import { healthSummary } from './health-summary.ts';

const health = (...parts: Health['parts']): Health => ({ ready: true, version: '1', videos: 0, mediaFolders: [], parts });
const store = { part: 'store', state: 'on', uses: 'lance' } as const;

it.each([
  [health(store), 'Ready', 'good'],
  [health(store, { part: 'speech', state: 'off', uses: 'nothing' }, { part: 'visual', state: 'weak', uses: 'a stand-in' }), 'Ready · off: Speech · limited: Pictures', 'warn'],
  [{ ...health(store), ready: false }, 'Not ready', 'bad'],
  [undefined, 'The server does not answer', 'bad'],
])('names what does not serve (%#)', (given, text, tone) => expect(healthSummary(given)).toEqual({ text, tone }));
