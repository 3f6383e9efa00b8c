import type { Abortable, LanguageModel, ModelEvent } from '@frameseek/core';
import { chatPrompt } from './chat-prompt.ts';
import type { Writer } from './writer.ts';

/** The language model that runs on this computer, in a thread of its own. `get` loads it, after a download where that is needed. */
export const createLocalModel = (id: string, get: (options: Abortable) => Promise<Writer>): LanguageModel => ({
  info: { id: `local/${id}`, local: true, takesImages: true, takesTools: false, price: { input: 0, output: 0 } },
  stream: async function* (request, { signal }): AsyncGenerator<ModelEvent> {
    const writer = await get({ signal });
    const left = new AbortController();
    const parts: string[] = [];
    let news = Promise.withResolvers<void>();
    const onPart = (part: string): void => {
      parts.push(part);
      news.resolve();
    };
    const task = { ...chatPrompt(request), maxTokens: request.maxOutputTokens };
    const writing = writer.write(task, { signal: AbortSignal.any([signal, left.signal]), onPart });
    // Whoever leaves early does not wait for it any more.
    writing.catch(() => undefined);
    try {
      for (let whole = false; !whole;) {
        whole = await Promise.race([writing.then(() => true), news.promise.then(() => false)]);
        news = Promise.withResolvers();
        for (const text of parts.splice(0)) yield { type: 'text', text };
      }
      const { inputTokens, outputTokens, cut } = await writing;
      yield { type: 'end', cut, usage: { inputTokens, outputTokens } };
    } finally {
      left.abort();
    }
  },
});
