import { expect, it } from 'vitest';
import { countPictures, estimateTokens, textTokens, TOKENS_PER_PICTURE } from './model-tokens.ts';
import type { ModelMessage } from './model-message.ts';

const image = { type: 'image' as const, jpeg: new Uint8Array(50_000) };
const MESSAGES: readonly ModelMessage[] = [
  { role: 'user', parts: [{ type: 'text', text: 'x'.repeat(400) }, image, image] },
  { role: 'assistant', text: 'y'.repeat(80), calls: [{ id: 'a', name: 'look_at', input: {} }] },
  { role: 'tool', outputs: [{ id: 'a', name: 'look_at', parts: [image, { type: 'text', text: 'z'.repeat(40) }] }] },
];

it('counts the pictures of every message', () => {
  expect(countPictures({ messages: MESSAGES })).toBe(3);
  expect(countPictures({ messages: [] })).toBe(0);
});

it('counts four characters for a token, pictures by their number and not by their bytes', () => {
  expect(textTokens('abcde')).toBe(2);
  const plain = estimateTokens({ system: '', messages: MESSAGES });
  expect(plain).toBeGreaterThanOrEqual(130 + 3 * TOKENS_PER_PICTURE);
  expect(plain).toBeLessThan(160 + 3 * TOKENS_PER_PICTURE);
});

it('counts the rules, the tools and the schema, too', () => {
  const schema = { type: 'object', description: 'd'.repeat(400) };
  const bare = estimateTokens({ system: '', messages: [] });
  expect(bare).toBe(0);
  expect(estimateTokens({ system: 's'.repeat(40), messages: [] })).toBe(10);
  expect(estimateTokens({ system: '', messages: [], tools: [{ name: 'look_at', description: '', schema }] })).toBeGreaterThan(100);
  expect(estimateTokens({ system: '', messages: [], json: { name: 'x', schema } })).toBeGreaterThan(100);
});
