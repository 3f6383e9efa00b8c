import { createLanguageModel } from '@frameseek/models';
import { expect, it } from 'vitest';
import { exampleOf, plainReplies } from './plain-replies.ts';
import { startScriptedServer } from './scripted-server.ts';

const say = async (text: string): Promise<string> => {
  await using server = await startScriptedServer(plainReplies(0));
  const model = createLanguageModel({ provider: 'compatible', name: 'plain', url: server.url });
  let heard = '';
  const request = { purpose: 'answer' as const, system: '', maxOutputTokens: 100, messages: [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }] };
  for await (const event of model?.stream(request, { signal: new AbortController().signal }) ?? []) if (event.type === 'text') heard += event.text;
  return heard;
};

it('repeats the evidence with its numbers', async () => {
  expect(await say('[1] “Beach” (video a), 0:05–0:09\nSaid: “waves crash”\n[1] 0:05\n[2] “City” (video b), 0:01\n\nQuestion: What?'))
    .toBe('In “Beach” there are the words “waves crash” [1]. “City” shows it [2].');
});

it('says that nothing is shown where there is no evidence', async () => {
  expect(await say('Question: What?')).toBe('The videos do not show that.');
});

it('fills in JSON schemas', () => {
  const schema = { type: 'object', required: ['title', 'items'], properties: { title: { type: 'string' }, items: { type: 'array', items: { type: 'number' } }, more: { type: 'string' } } };
  expect(exampleOf(schema)).toEqual({ title: 'Something happens.', items: [0] });
});
