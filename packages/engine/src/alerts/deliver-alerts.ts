import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage, isAbort, isFaultOf, type Abortable, type AlertWay, type Catalog, type DueDelivery } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Worker } from '../jobs/run-workers.ts';
import { tellAlert } from './tell-alert.ts';

/** Milliseconds between two looks at what is due. */
export const LOOK_EVERY_MS = 500;
/** Milliseconds that one delivery may take. */
export const LEASE_MS = 60_000;
/** Milliseconds before the second attempt, doubled up to the longest. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** Attempts in all: over about half a day. */
const ATTEMPTS = 16;
/** The ways by which any process may tell; a broker is told by the one that is connected to it. */
const WAYS: readonly AlertWay[] = ['webhook', 'email', 'push'];

/** Tells webhooks, mailboxes and browsers what rang, each again and again until it is taken. One that was taken just before a crash comes twice, under the same id. */
export const deliverAlerts = (parts: EngineParts): Worker => ({
  work: async ({ signal }) => {
    try {
      while (!signal.aborted) {
        const due = parts.catalog.claimDeliveries(WAYS, LEASE_MS);
        await Promise.all(due.map((one) => deliver(parts, one, { signal }).catch((error: unknown) => {
          if (isAbort(error) || signal.aborted) throw error;
          parts.telemetry.log('error', 'alert.delivery.failed', { error });
        })));
        if (due.length === 0) await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (error) {
      if (!isAbort(error) || !signal.aborted) throw error;
    }
  },
});

const deliver = (parts: EngineParts, { alert, delivery }: DueDelivery, options: Abortable): Promise<void> => {
  const rule = parts.catalog.rule(alert.ruleId);
  return attempt(parts.catalog, { alert, delivery }, { ...options, tell: rule && tellAlert(parts, { rule, alert, delivery }) });
};

/** One attempt, and how it ended; where there is no way to tell any more, it has failed. */
export const attempt = async (catalog: Catalog, due: DueDelivery, { tell, signal }: Abortable & { readonly tell: ((options: Abortable) => Promise<void>) | undefined }): Promise<void> => {
  if (tell === undefined) return catalog.endDelivery(due, { state: 'failed' });
  const attempts = due.delivery.attempts + 1;
  try {
    await tell({ signal });
    catalog.endDelivery(due, { state: 'done' });
  } catch (error) {
    if (isAbort(error) || signal.aborted) throw error;
    const note = errorMessage(error);
    const againAt = Date.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 4);
    const isFinal = attempts >= ATTEMPTS || isFaultOf(error, 'url/refused') || isFaultOf(error, 'mail/refused');
    catalog.endDelivery(due, isFinal ? { state: 'failed', note } : { state: 'due', againAt, note });
  }
};
