import { expect, it } from 'vitest';
import { qdrantEndpoint } from './qdrant-address.ts';

it.each([
  ['http://host', 'http://host', 80, ''],
  ['http://host:80', 'http://host', 80, ''],
  ['https://host', 'https://host', 443, ''],
  ['https://host:443/', 'https://host', 443, ''],
  ['http://host:6333', 'http://host:6333', 6333, ''],
  ['https://host/some/path/', 'https://host', 443, '/some/path'],
  ['https://host:8443/qdrant', 'https://host:8443', 8443, '/qdrant'],
])('%s means what it says', (url, origin, port, prefix) => {
  expect(qdrantEndpoint({ url })).toMatchObject({ url: origin, port, prefix, shown: `${origin}${prefix}` });
});

it('a name and a password in an address go into a header, and are not shown', () => {
  const endpoint = qdrantEndpoint({ url: 'https://ada:p%40ss@host/qdrant', apiKey: 'secret' });
  expect(endpoint.shown).toBe('https://host/qdrant');
  expect(endpoint.headers).toEqual({ 'accept-encoding': 'identity', 'api-key': 'secret', 'authorization': `Basic ${Buffer.from('ada:p@ss').toString('base64')}` });
});

it.each([
  ['http://127.0.0.1:6333', false], ['http://localhost:6333', false], ['http://[::1]:6333', false], ['https://host', false], ['http://host:6333', true],
])('a key for %s travels unprotected: %s', (url, isUnprotected) => {
  expect('unprotectedKey' in qdrantEndpoint({ url, apiKey: 'secret' })).toBe(isUnprotected);
});

it('what is no address is a wrong setting', () => {
  expect(() => qdrantEndpoint({ url: 'host' })).toThrow('config/invalid');
});
