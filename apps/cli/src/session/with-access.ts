import { userInfo } from 'node:os';
import { PERMISSIONS, type Caller } from '@frameseek/core';
import type { Access, Actor, Runtime } from '@frameseek/runtime';
import type { Session } from './session.ts';

/** Whoever may write into the library folder may everything. */
export const COMMAND_LINE: Caller = { kind: 'owner', name: 'command line', permissions: PERMISSIONS };

/** The person at the terminal, as the log of who did what has them. */
export const actor = (): Actor => ({ name: `${userInfo().username}, command line` });

/** Opens who may what, without the rest of the library, for `work`. Rejects with what `work` does, or `config/invalid`. */
export const withAccess = async <T>({ settings }: Session, work: (access: Access, config: Runtime['config']) => Promise<T>): Promise<T> => {
  const { loadConfig, openAccess } = await import('@frameseek/runtime');
  const config = loadConfig(settings);
  using opened = await openAccess(config);
  return await work(opened.access, config);
};
