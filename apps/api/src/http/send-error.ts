import type { Request, Response } from 'express';
import { Fault, faultMessage, isAbort, isFault, isFaultOf, type ErrorBody, type FaultCode, type LogLevel, type Telemetry } from '@frameseek/core';
import { z } from 'zod';

/** The HTTP status of each failure. */
export const STATUS: Readonly<Record<FaultCode, number>> = {
  'file/missing': 404,
  'file/forbidden': 403,
  'file/empty': 422,
  'file/outside-media': 403,
  'file/disk-full': 507,
  'file/unreadable': 500,
  'subtitle/unread': 422,
  'subtitle/encoding': 422,
  'subtitle/partly-read': 422,
  'media/unreadable': 422,
  'media/decode-failed': 422,
  'media/no-such-stream': 422,
  'media/timeout': 504,
  'tool/missing': 503,
  'tool/failed': 500,
  'model/unavailable': 503,
  'model/download-failed': 502,
  'model/checksum': 502,
  'model/broken': 503,
  'model/failed': 500,
  'model/refused': 502,
  'model/busy': 503,
  'model/nonsense': 502,
  'model/over-budget': 402,
  'store/unavailable': 503,
  'store/failed': 500,
  'store/space-mismatch': 500,
  'library/unknown-video': 404,
  'library/unknown-job': 404,
  'library/unknown-label': 404,
  'library/unknown-collection': 404,
  'library/unknown-conversation': 404,
  'library/unknown-report': 404,
  'library/unknown-task': 404,
  'library/unknown-stream': 404,
  'library/unknown-alert': 404,
  'library/unknown-user': 404,
  'library/unknown-pass': 404,
  'library/nothing-made': 404,
  'query/empty': 400,
  'query/too-long': 400,
  'query/too-complex': 400,
  'input/invalid': 400,
  'config/invalid': 500,
  'url/refused': 403,
  'url/failed': 502,
  'url/not-media': 422,
  'mail/failed': 502,
  'broker/failed': 502,
  'mail/refused': 422,
  'server/port-taken': 500,
  'server/failed': 500,
  'server/unknown-route': 404,
  'server/wrong-method': 405,
  'server/too-large': 413,
  'server/busy': 429,
  'auth/required': 401,
  'auth/refused': 401,
  'auth/forbidden': 403,
  'auth/link-ended': 401,
  'auth/foreign-site': 403,
};

/** What Express, its body parser and `send` throw: an error with a status or a code. */
const foreignError = z.object({
  message: z.string(),
  status: z.number().int().min(400).max(499).optional(),
  type: z.string().optional(),
  limit: z.number().optional(),
  code: z.unknown().optional(),
});

/** The one place where failures become answers, and where they are logged with their causes. */
export const sendError = (error: unknown, { req, res, stopping, telemetry }: Unanswered): void => {
  if (isAbort(error) || res.destroyed) {
    if (stopping.aborted && !res.headersSent && !res.destroyed) send(res, 503, stoppingBody);
    else res.destroy();
    return;
  }
  const known = toFault(error, req.path);
  telemetry.log(levelOf(known), 'http.failed', { error });
  if (res.headersSent) {
    res.destroy();
    return;
  }
  if (known === undefined) {
    send(res, 500, unexpectedBody);
    return;
  }
  if (known.fault.code === 'auth/required') res.set('WWW-Authenticate', 'Bearer');
  if (isFaultOf(known.fault, 'server/wrong-method')) res.set('Allow', known.fault.facts.allowed.join(', '));
  if (isFaultOf(known.fault, 'server/busy')) res.set('Retry-After', String(Math.ceil(known.fault.facts.retryAfterMs / 1000)));
  send(res, known.status, faultBody(known.fault));
};

interface Unanswered {
  readonly req: Request;
  readonly res: Response;
  /** Aborted when the server is being stopped. */
  readonly stopping: AbortSignal;
  readonly telemetry: Telemetry;
}

/** What is wrong here is an error, what is away for a while a warning; what the client did wrong is told to the client. */
const levelOf = (known: Answerable | undefined): LogLevel => {
  if (known === undefined || known.status === 500) return 'error';
  return known.status > 500 ? 'warn' : 'debug';
};

interface Answerable {
  readonly fault: Fault;
  readonly status: number;
}

const toFault = (error: unknown, path: string): Answerable | undefined => {
  if (isFault(error)) return { fault: error, status: STATUS[error.code] };
  const parsed = foreignError.safeParse(error);
  if (!parsed.success) return undefined;
  const { message, status, type, limit, code } = parsed.data;
  if (type === 'entity.too.large') return as('server/too-large', { limitBytes: limit ?? 0 }, error);
  if (type === 'entity.parse.failed') return as('input/invalid', { problems: [`the body is not JSON (${message})`] }, error);
  if (code === 'ENOENT') return as('file/missing', { path }, error);
  if (status !== undefined) return { fault: new Fault('input/invalid', { problems: [message] }, { cause: error }), status };
  return undefined;
};

const as = <Code extends FaultCode>(code: Code, facts: Fault<Code>['facts'], cause: unknown): Answerable => ({
  fault: new Fault(code, facts, { cause }),
  status: STATUS[code],
});

/** A fault as it travels. */
export const faultBody = (fault: Fault): ErrorBody => ({
  error: { code: fault.code, message: faultMessage(fault), facts: { ...fault.facts } },
});

const unexpectedBody: ErrorBody = {
  error: { code: 'server/unexpected', message: 'Something went wrong that should not. The log of the server says more.', facts: {} },
};
const stoppingBody: ErrorBody = {
  error: { code: 'server/stopping', message: 'The server is being stopped. Try again when it runs.', facts: {} },
};

const send = (res: Response, status: number, body: ErrorBody): void => {
  res.status(status).set('Cache-Control', 'no-store').json(body);
};
