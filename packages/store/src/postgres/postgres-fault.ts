import { Fault } from '@frameseek/core';
import type { PostgresFailure } from './postgres-request.ts';

/** A failure of the server or of the way to it as a fault: `store/unavailable` where it may pass, else `store/failed`, in words that say what to do. */
export const postgresFault = (store: string, { message, code = '', away = false }: PostgresFailure): Fault => {
  const remedy = REMEDIES.get(code);
  if (remedy !== undefined) return new Fault('store/failed', { store, reason: `${remedy} (${message})` });
  const passes = away || !SQLSTATE.test(code) || PASSING.some((start) => code.startsWith(start));
  return new Fault(passes && !LASTING.test(message) ? 'store/unavailable' : 'store/failed', { store, reason: message });
};

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Connection lost, out of resources, locked for too long, stopped or shutting down, a transaction that was ended for being idle, read-only after a failover. */
const PASSING = ['08', '53', '55P03', '57', '25P03', '25P04', '25006', '40'];
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['28P01', 'it refuses the password in FRAMESEEK_DATABASE_URL'],
  ['28000', 'it refuses the user in FRAMESEEK_DATABASE_URL'],
  ['3D000', 'the database in FRAMESEEK_DATABASE_URL is not there; make it with createdb'],
  ['42501', 'its user may not make or change tables there'],
]);
/** What pg itself finds wrong with the address or the server. */
const LASTING = /SSL|password must be a string|certificate/i;
