import type { Request, RequestHandler } from 'express';
import { Fault, may } from '@frameseek/core';
import type { Access } from '@frameseek/runtime';
import { actorOf, callerOf, theCaller } from './caller.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * Lets nobody pass but who may do this, and notes who did what is to be noted, once it is done. Throws `auth/required` or `auth/forbidden`.
 */
export const admit = ({ needs, isLogged }: Pick<Endpoint, 'needs' | 'isLogged'>, access: Access): RequestHandler => (req, res, next) => {
  if (needs !== 'nothing' && !may(theCaller(req, access), needs)) throw new Fault('auth/forbidden', { needs });
  // Where nobody signs in there is nobody to tell apart.
  if (isLogged && callerOf(req)?.kind !== 'open') res.once('finish', () => res.statusCode < 400 && note(req, access));
  next();
};

const note = (req: Request, access: Access): void => {
  const { name, address } = actorOf(req);
  const path: unknown = (req.route as { readonly path?: unknown } | undefined)?.path;
  const { id } = req.params;
  access.note({ who: name, action: `${req.method} ${String(path)}`, ...(typeof id === 'string' && { target: id }), ...(address !== undefined && { address }) });
};
