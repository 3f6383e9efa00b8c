import type { NewApiToken, NewShare, NewUser, SharedView, SignInRequest, UserChange, Whoami } from '@frameseek/core';
import { request, requestJson, schemas, type Abortable } from './http.ts';

/** Who this browser is to the server. */
export const whoAmI = async ({ signal }: Abortable): Promise<Whoami> => await requestJson('/api/session', (all) => all.whoami, { signal });

/** How one can sign in: `password`, `provider`, `token`; nothing where one is signed in. */
export const waysIn = async ({ signal }: Abortable): Promise<readonly string[]> => {
  const answer = await fetch('/api/session', signal === undefined ? {} : { signal });
  const { waysToSignIn, wire } = await schemas();
  const body = wire.errorBody.safeParse(await answer.json());
  return body.success ? waysToSignIn.parse(body.data.error.facts).ways : [];
};

/** Signs in; the session is a cookie that this page cannot read. Rejects where the server does not take it. */
export const signIn = async (body: SignInRequest): Promise<void> => {
  await request('/api/session', { method: 'POST', body });
};

/** Ends this session. */
export const signOut = async (): Promise<void> => {
  await request('/api/session', { method: 'DELETE' });
};

/** Changes the password of whoever is signed in. */
export const changeOwnPassword = async (body: { readonly old: string; readonly next: string }): Promise<void> => {
  await request('/api/session/password', { method: 'POST', body });
};

/** Everybody who may sign in. */
export const users = async ({ signal }: Abortable) => (await requestJson('/api/users', (all) => all.userList, { signal })).users;

/** Lets somebody sign in. */
export const addUser = async (body: NewUser) => await requestJson('/api/users', (all) => all.user, { method: 'POST', body });

/** Gives somebody another role or another password. */
export const changeUser = async (id: string, body: UserChange) => await requestJson(`/api/users/${encodeURIComponent(id)}`, (all) => all.user, { method: 'PATCH', body });

/** Tokens for programs that one may see. */
export const tokens = async ({ signal }: Abortable) => (await requestJson('/api/tokens', (all) => all.apiTokenList, { signal })).tokens;

/** Makes a token, and gives its secret, which is told this once. */
export const addToken = async (body: NewApiToken) => await requestJson('/api/tokens', (all) => all.issuedApiToken, { method: 'POST', body });

/** Browsers that are signed in, as far as one may see them. */
export const sessions = async ({ signal }: Abortable) => (await requestJson('/api/sessions', (all) => all.sessionList, { signal })).sessions;

/** Links that one may see. */
export const shares = async ({ signal }: Abortable) => (await requestJson('/api/shares', (all) => all.shareList, { signal })).shares;

/** Makes a link, and gives the path of its page, which is told this once. */
export const addShare = async (body: NewShare): Promise<string> => (await requestJson('/api/shares', (all) => all.issuedShare, { method: 'POST', body })).path;

/** Removes somebody, or revokes a session, a token or a link. */
export const revoke = async (kind: 'users' | 'sessions' | 'tokens' | 'shares', id: string): Promise<void> => {
  await request(`/api/${kind}/${encodeURIComponent(id)}`, { method: 'DELETE' });
};

/** Who did what; the newest first. */
export const audit = async ({ signal }: Abortable) => (await requestJson('/api/audit?limit=200', (all) => all.auditLog, { signal })).entries;

/** What a link shows. */
export const sharedBy = async (secret: string, { signal }: Abortable): Promise<SharedView> => await requestJson(linkPath(secret), (all) => all.sharedView, { signal });

/** The path under which everything about an item of a link is found. */
export const sharedItemPath = (secret: string, item: number): string => `${linkPath(secret)}/${item}`;

const linkPath = (secret: string): string => `/api/shared/${encodeURIComponent(secret)}`;
