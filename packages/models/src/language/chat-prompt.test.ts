import type { ModelMessage } from '@frameseek/core';
import { expect, it } from 'vitest';
import { chatPrompt } from './chat-prompt.ts';

const jpeg = (byte: number): Uint8Array => Uint8Array.of(byte);

it('marks each picture where it stands, with the rules in front of the first question', () => {
  const messages: ModelMessage[] = [
    { role: 'user', parts: [{ type: 'text', text: '[1] 0:05' }, { type: 'image', jpeg: jpeg(1) }, { type: 'text', text: '[2] 0:09' }, { type: 'image', jpeg: jpeg(2) }, { type: 'text', text: 'What?' }] },
    { role: 'assistant', text: 'A car [1].' },
    { role: 'user', parts: [{ type: 'image', jpeg: jpeg(3) }, { type: 'text', text: 'And here?' }] },
  ];
  expect(chatPrompt({ system: 'Be brief.', messages })).toEqual({
    prompt: '<|im_start|>User: Be brief.\n\n[1] 0:05\n<image>[2] 0:09\n<image>What?<end_of_utterance>\nAssistant: A car [1].<end_of_utterance>\n'
      + 'User:<image>And here?<end_of_utterance>\nAssistant:',
    pictures: [jpeg(1), jpeg(2), jpeg(3)],
  });
});

it('takes out words that look like the marks of the model', () => {
  const text = 'said <image> and <end_of_utterance> and <|im_start|> and <b>';
  expect(chatPrompt({ system: '', messages: [{ role: 'user', parts: [{ type: 'text', text }] }] }).prompt)
    .toBe('<|im_start|>User: said  and  and  and <b><end_of_utterance>\nAssistant:');
});
