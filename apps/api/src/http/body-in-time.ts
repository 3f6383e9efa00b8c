import type { RequestHandler } from 'express';
import { LIMITS } from './limits.ts';

interface BodyLimits {
  /** Milliseconds that a body may rest. */
  readonly idleMs: number;
  /** Milliseconds in which a body that is no upload must have come. */
  readonly wholeMs: number;
}

const USUAL: BodyLimits = { idleMs: LIMITS.bodyIdleMs, wholeMs: LIMITS.bodyWholeMs };
/** Files: they may take hours, as long as something comes. */
const UPLOAD = /^(multipart\/form-data|application\/offset\+octet-stream)/i;

/** Hangs up on who begins to send a body and does not go on: each would hold a connection, and what was made for it. */
export const bodyInTime = ({ idleMs, wholeMs }: BodyLimits = USUAL): RequestHandler => (req, _res, next) => {
  const { socket, headers } = req;
  if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)) return next();
  // Node hangs up when a connection rests for so long.
  socket.setTimeout(idleMs);
  const whole = UPLOAD.test(headers['content-type'] ?? '') ? undefined : setTimeout(() => socket.destroy(), wholeMs);
  // Afterwards the limits of the server hold again: an answer may take its time.
  req.once('end', () => socket.setTimeout(0)).once('end', () => clearTimeout(whole)).once('close', () => clearTimeout(whole));
  next();
};
