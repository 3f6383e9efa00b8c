import { Fault } from '@frameseek/core';
import type { Access } from '@frameseek/engine';
import { isLoopback, type Config } from '../config/config.ts';

/**
 * Makes sure that a server which other computers reach asks somebody to sign in. Throws `config/invalid`, with what to do. A token for
 * programs is enough: who runs programs alone needs no people.
 */
export const checkWayIn = ({ host }: Pick<Config, 'host'>, access: Pick<Access, 'waysIn' | 'hasTokens'>): void => {
  if (isLoopback(host) || access.waysIn().length > 0 || access.hasTokens()) return;
  throw new Fault('config/invalid', {
    problems: [
      `FRAMESEEK_HOST=${host} opens the server to other computers, and nobody would have to sign in: `
      + 'add somebody with "frameseek users add <name> --role admin", or set FRAMESEEK_TOKEN to a secret of at least 16 characters',
    ],
  });
};
