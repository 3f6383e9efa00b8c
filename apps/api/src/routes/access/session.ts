import { password, sessionList, signInRequest, whoami, type Caller, type Whoami } from '@frameseek/core';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SESSION_COOKIE, TOKEN_COOKIE, actorOf, theCaller } from '../../http/caller.ts';
import { setCookie } from '../../http/cookies.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Days that a browser keeps its cookie; the session itself ends by itself, too. */
const COOKIE_MS = 30 * 24 * 3_600_000;

/** Signing in and out, and browsers that are signed in. */
export const sessionEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/session',
    needs: 'nothing',
    summary: 'Who asks, and what they may; where nobody is known, the failure says how one can sign in',
    response: whoami,
    run: (_input, { req, runtime }) => toWhoami(theCaller(req, runtime.access)),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/session',
    needs: 'nothing',
    rate: 'signIn',
    summary: 'Signs in, by the token of the settings or by name and password; the session is a cookie that scripts cannot read',
    body: signInRequest.optional().default({}),
    response: z.object({ signedIn: z.literal(true) }),
    faults: ['auth/refused', 'input/invalid'],
    run: async ({ body }, { req, res, runtime }) => {
      const { secret } = await runtime.access.signIn(body, signInFrom(req));
      keepSession(req, res, secret);
      return { signedIn: true as const };
    },
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/session',
    needs: 'nothing',
    summary: 'Signs out: the session opens nothing any longer, wherever its cookie is kept',
    status: 204,
    faults: [],
    handle: (_input, { req, res, runtime }) => {
      runtime.access.signOut(theCaller(req, runtime.access), actorOf(req));
      res.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(TOKEN_COOKIE, { path: '/' }).status(204).end();
    },
  }),
  rawEndpoint({
    method: 'post',
    path: '/api/session/password',
    needs: 'read',
    rate: 'signIn',
    summary: 'Changes the password of whoever asks, and ends their other sessions and their tokens',
    body: z.object({ old: z.string().max(500), next: password }),
    status: 204,
    faults: ['auth/refused', 'input/invalid'],
    handle: async ({ body }, { req, res, runtime }) => {
      await runtime.access.changePassword(theCaller(req, runtime.access), body, actorOf(req));
      res.status(204).end();
    },
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/sessions',
    summary: 'Browsers that are signed in: those of whoever asks; all for an admin',
    response: sessionList,
    run: (_input, { req, runtime }) => ({ sessions: [...runtime.access.sessions(theCaller(req, runtime.access))] }),
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/sessions/:id',
    needs: 'read',
    summary: 'Ends a session',
    params: z.object({ id: z.string().min(1).max(100) }),
    status: 204,
    faults: ['library/unknown-pass'],
    handle: ({ params: { id } }, { req, res, runtime }) => {
      runtime.access.revoke({ kind: 'session', id }, theCaller(req, runtime.access), actorOf(req));
      res.status(204).end();
    },
  }),
];

/** Where a request comes from, as a session remembers it. */
export const signInFrom = (req: Request): { readonly address: string; readonly browser: string } => ({
  address: req.socket.remoteAddress ?? '', browser: req.headers['user-agent'] ?? 'unknown',
});

/** Keeps the secret of a session in the browser. */
export const keepSession = (req: Request, res: Response, value: string): void =>
  setCookie(req, res, { name: SESSION_COOKIE, value, maxAgeMs: COOKIE_MS, sameSite: 'strict', path: '/' });

const toWhoami = ({ kind, name, role, permissions }: Caller): Whoami => ({ kind, name, permissions: [...permissions], ...(role !== undefined && { role }) });
