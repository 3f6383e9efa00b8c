import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who signs in, as the provider says it. */
export interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  /** In the place of what was asked for. */
  readonly nonce?: string;
}

/** A small OpenID Connect provider: discovery, authorization code with PKCE, RS256. Everybody who comes is whom `claims` names. */
export interface OidcProvider extends AsyncDisposable {
  readonly issuer: string;
  claims: Claims;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const startOidcProvider = async (clientId: string): Promise<OidcProvider> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const provider: { issuer: string; claims: Claims } = { issuer: '', claims: { sub: 'nobody' } };
  const tokenFor = (asked: URLSearchParams): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: provider.issuer, aud: clientId, iat: now, exp: now + 60, nonce: asked.get('nonce'), ...provider.claims };
    const unsigned = `${encode({ alg: 'RS256', kid: '1' })}.${encode(claims)}`;
    return `${unsigned}.${sign('sha256', Buffer.from(unsigned), privateKey).toString('base64url')}`;
  };
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', provider.issuer);
    const json = (status: number, body: unknown): void => void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { issuer } = provider;
    if (url.pathname === '/.well-known/openid-configuration') {
      return json(200, {
        issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ['code'],
        subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
      });
    }
    if (url.pathname === '/keys') return json(200, { keys: [jwk] });
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      codes.set(code, url.searchParams);
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
      return void res.writeHead(302, { location: back.href }).end();
    }
    void bodyOf(req).then((body) => {
      const asked = codes.get(body.get('code') ?? '');
      codes.delete(body.get('code') ?? '');
      const isHis = asked?.get('code_challenge') === createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
      if (asked === undefined || !isHis) json(400, { error: 'invalid_grant' });
      else json(200, { access_token: 'unused', token_type: 'Bearer', id_token: tokenFor(asked) });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(provider, {
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
};

const bodyOf = async (req: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return new URLSearchParams(text);
};
