import { afterAll, beforeAll, expect, it } from 'vitest';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { rawRequest } from '../raw-request.ts';
import { startOidcProvider, type OidcProvider } from '../oidc-provider.ts';

const PUBLIC = 'https://films.example.org';
const actor = { name: 'test' };
let provider: OidcProvider;
let api: TestApi;
beforeAll(async () => {
  provider = await startOidcProvider('films');
  api = await startApi({ FRAMESEEK_URL: PUBLIC, FRAMESEEK_OIDC_ISSUER: provider.issuer, FRAMESEEK_OIDC_CLIENT_ID: 'films' });
  await api.runtime.access.addUser({ name: 'ada@example.org', role: 'editor' }, actor);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const cookiesOf = (answer: Response): string => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');

/** Goes to the provider and comes back, as a browser does. */
const goThere = async (on = api): Promise<{ cookie: string; back: string }> => {
  const begun = await on.get('/api/session/oidc', { redirect: 'manual' });
  expect(begun.status).toBe(302);
  expect(begun.headers.getSetCookie()[0]).toMatch(/frameseek_oidc=.*HttpOnly; SameSite=Lax/);
  const there = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  expect(back.origin).toBe(PUBLIC);
  return { cookie: cookiesOf(begun), back: back.pathname + back.search };
};
const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
/** As a browser comes back that was led here from another site; `fetch` has its own opinion of these headers. */
const comeBack = async (back: string, { cookie, on = api }: { cookie?: string; on?: TestApi }): Promise<Response> => {
  const { status, body, headers } = await rawRequest(on.url, { path: back, headers: { ...visit, ...(cookie !== undefined && { cookie }) } });
  const kept = new Headers(headers['set-cookie']?.map((one): [string, string] => ['set-cookie', one]));
  if (headers.location !== undefined) kept.set('location', headers.location);
  return new Response(body, { status, headers: kept });
};
const signIn = async (on = api): Promise<Response> => {
  const { cookie, back } = await goThere(on);
  return comeBack(back, { cookie, on });
};
const whoIs = async (answer: Response, on = api): Promise<unknown> => (await on.get('/api/session', { headers: { cookie: cookiesOf(answer) } })).json();

it('is a way to sign in that everybody is told of', async () => {
  expect(await failure(api.get('/api/videos'))).toMatchObject({ status: 401, facts: { ways: ['password', 'provider'] } });
});

it('signs in who was added by the verified address, and knows them by their subject from then on', async () => {
  provider.claims = { sub: '17', email: 'ada@example.org', email_verified: true };
  const answer = await signIn();
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
  expect(await whoIs(answer)).toMatchObject({ kind: 'user', name: 'ada@example.org', role: 'editor' });
  provider.claims = { sub: '17' };
  expect(await whoIs(await signIn())).toMatchObject({ name: 'ada@example.org' });
});

it.each([
  ['an address that nobody verified', { sub: '18', email: 'ada@example.org' }],
  ['somebody else with the address of one who came before', { sub: '19', email: 'ada@example.org', email_verified: true }],
  ['a stranger', { sub: '20', email: 'eve@example.org', email_verified: true }],
  ['what was made for another sign-in', { sub: '17', nonce: 'another' }],
])('refuses %s', async (_who, claims) => {
  provider.claims = claims;
  expect(await failure(signIn())).toMatchObject({ status: 401, code: 'auth/refused' });
});

it('refuses who comes back without having gone there, by another browser, or twice', async () => {
  provider.claims = { sub: '17' };
  const { cookie, back } = await goThere();
  expect(await failure(comeBack(back, {}))).toMatchObject({ code: 'auth/refused' });
  const other = await goThere();
  expect(await failure(comeBack(back, { cookie: other.cookie }))).toMatchObject({ code: 'auth/refused' });
  expect((await comeBack(back, { cookie })).status).toBe(302);
  expect(await failure(comeBack(back, { cookie }))).toMatchObject({ code: 'auth/refused' });
});

it('gives strangers the role that the settings say', async () => {
  await using open = await startApi({ FRAMESEEK_URL: PUBLIC, FRAMESEEK_OIDC_ISSUER: provider.issuer, FRAMESEEK_OIDC_CLIENT_ID: 'films', FRAMESEEK_OIDC_ROLE: 'viewer' });
  provider.claims = { sub: '20', email: 'eve@example.org', email_verified: true };
  expect(await whoIs(await signIn(open), open)).toMatchObject({ name: 'eve@example.org', role: 'viewer' });
});
