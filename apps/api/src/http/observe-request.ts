import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Telemetry } from '@frameseek/core';

const HEADER = 'X-Request-Id';

/** What callers may choose for an id: it stands in every line of the log, and in the answer. */
const SANE_ID = /^[\w.:-]{1,100}$/u;

/** A client that went away before the answer was whole, as nginx calls it. */
const CLIENT_GONE = 499;

interface Exchange {
  readonly req: Request;
  readonly res: Response;
}

/**
 * Gives the request an id (its own `X-Request-Id`, or a new one), which the answer carries as well as everything that is
 * told while `answer` works, and tells at the end how it was answered and how long that took.
 */
export const observeRequest = (telemetry: Telemetry, { req, res }: Exchange, answer: () => void): void => {
  const given = req.get(HEADER);
  const requestId = given !== undefined && SANE_ID.test(given) ? given : randomUUID();
  res.set(HEADER, requestId);
  const closed = new Promise<void>((resolve) => res.once('close', resolve));
  const told = telemetry.bind({ requestId }, () => telemetry.span('http.request', { method: req.method }, async (note) => {
    answer();
    await closed;
    note({ route: routeOf(req), status: res.writableFinished ? res.statusCode : CLIENT_GONE });
  }));
  // What fails in `answer` is answered there; here is nobody to tell.
  told.catch(() => undefined);
};

/** The template that answered, such as `/api/videos/:id`: an address has queries and ids in it, and there is no end of them. */
const routeOf = ({ route }: Request): string => {
  const path: unknown = (route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'unknown';
};
