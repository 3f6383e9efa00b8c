import { expect, it } from 'vitest';
import { Fault, type Fields, type LogLevel } from '@frameseek/core';
import { PRIVATE_FIELDS, createRedact } from './redact.ts';

const KEY = 'sesame-open-1234';
const redact = createRedact([KEY, 'none']);
const shown = (fields: Fields, level: LogLevel, privateTexts: readonly string[] = []): string => JSON.stringify(redact(fields, { level, privateTexts }));

it.each([...PRIVATE_FIELDS])('shows the field %s at debug alone, however deep it lies', (name) => {
  const fields = { limit: 3, step: { [name]: 'a red car' } };
  expect(shown(fields, 'debug')).toBe(`{"limit":3,"step":{"${name}":"a red car"}}`);
  for (const level of ['info', 'warn', 'error'] as const) expect(shown(fields, level)).toBe('{"limit":3,"step":{}}');
});

it.each<[string, Fields, string]>([
  ['a key of the settings, in a sentence', { reason: `the key ${KEY} is wrong` }, '{"reason":"the key [secret] is wrong"}'],
  ['a key of the settings, in an error', { error: { message: `401 for ${KEY}` } }, '{"error":{"message":"401 for [secret]"}}'],
  ['a header of that name', { headers: { Authorization: 'Bearer x', Cookie: 'a=b', accept: '*/*' } }, '{"headers":{"Authorization":"[secret]","Cookie":"[secret]","accept":"*/*"}}'],
  ['a field of that name', { token: 'a', apiKey: 'b', api_key: 'c', password: 'd', clientSecret: 'e' }, '{"token":"[secret]","apiKey":"[secret]","api_key":"[secret]","password":"[secret]","clientSecret":"[secret]"}'],
  ['a bearer token in a sentence', { reason: 'sent authorization: Bearer abc.def-123' }, '{"reason":"sent authorization: Bearer [secret]"}'],
  ['the user of an address', { url: 'https://ada:lovelace@example.org/film.mp4' }, '{"url":"https://[secret]@example.org/film.mp4"}'],
  ['a signature in an address', { url: 'https://example.org/f?x=1&X-Amz-Signature=0a0b&token=t&y=2' }, '{"url":"https://example.org/f?x=1&X-Amz-Signature=[secret]&token=[secret]&y=2"}'],
  ['the cookie of the app', { reason: 'cookie a=1; frameseek_token=abc; b=2' }, '{"reason":"cookie a=1; frameseek_token=[secret]; b=2"}'],
])('never shows %s, at any level', (_, fields, expected) => {
  for (const level of ['debug', 'error'] as const) expect(shown(fields, level)).toBe(expected);
});

it.each<[Fields]>([
  [{ tokens: 12, outputTokens: 3 }],
  [{ reason: 'there is none' }],
  [{ url: 'https://example.org/a@b?page=2', at: '12:30', operation: 'search-words' }],
])('leaves %j as it is', (fields) => {
  expect(redact(fields, { level: 'error', privateTexts: [] })).toEqual(fields);
});

it('takes what somebody asked out of messages that repeat it, as a whole and by its words', () => {
  const error = new Error("no rows for 'The red car (1)' nor for CAR or redness", { cause: new Error('parser: red') });
  const told = redact({ error }, { level: 'error', privateTexts: ['the red car (1)', 'red'] });
  expect(told).toMatchObject({ error: { message: "no rows for '[private]' nor for CAR or redness", cause: { message: 'parser: [private]' } } });
  expect(shown({ error }, 'debug', ['the red car (1)'])).toContain('The red car (1)');
  expect(shown({ message: 'a word of the carrousel, carrousels' }, 'info', ['carrousel ride'])).toBe('{"message":"a word of the [private], carrousels"}');
});

it('keeps codes and stacks, which no query is part of, though it may have the same words', () => {
  const error = new Fault('store/failed', { store: 'x', reason: 'y' });
  expect(redact({ error }, { level: 'error', privateTexts: ['store failed'] })).toMatchObject({ error: { name: 'Fault', code: 'store/failed' } });
});

it('tells an error with its causes, and nothing that a library hangs on it', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', request: { headers: { 'x-key': 'hidden' } } });
  const told = redact({ error: new Fault('store/unavailable', { store: 'Qdrant', reason: 'refused' }, { cause }) }, { level: 'error', privateTexts: [] });
  expect(told).toMatchObject({ error: { code: 'store/unavailable', message: expect.stringContaining('Qdrant'), cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' } } });
  expect(JSON.stringify(told)).not.toContain('hidden');
});

it('cuts what is too long or too deep', () => {
  const deep: Record<string, unknown> = {};
  deep['again'] = deep;
  expect(shown({ deep }, 'debug').length).toBeLessThan(500);
  expect(shown({ reason: 'x'.repeat(100_000) }, 'debug').length).toBeLessThan(3_000);
});

it.each(['a+', '?token', 'bearer ', 'a://', 'fst_', '&a.'])('reads a message of half a million characters of %j in an instant', (piece) => {
  const reason = piece.repeat(500_000 / piece.length);
  const began = performance.now();
  expect(shown({ reason }, 'debug').length).toBeLessThan(2_100);
  expect(performance.now() - began).toBeLessThan(5_000);
});

it.each([
  ['the cookie of a session', { reason: 'cookie a=1; frameseek_session=abc; b=2' }, '{"reason":"cookie a=1; frameseek_session=[secret]; b=2"}'],
  ['a token of a program', { reason: `with fst_${'a'.repeat(43)}, it said` }, '{"reason":"with fst_[secret], it said"}'],
])('never shows %s', (_what, fields, line) => {
  expect(shown(fields, 'debug')).toBe(line);
});
