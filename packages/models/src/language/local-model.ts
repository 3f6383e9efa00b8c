import type { Abortable, LanguageModel, ModelEvent } from '@frameseek/core';
import { chatPrompt } from './chat-prompt.ts';
import type { VisionLanguageModel } from './vision-language-model.ts';

/** The language model that runs on this computer, in a thread of its own. `get` loads it at the first call, after a download where that is needed. */
export const createLocalModel = (id: string, get: (options: Abortable) => Promise<VisionLanguageModel>): LanguageModel => ({
  info: { id: `local/${id}`, local: true, takesImages: true, takesTools: false, price: { input: 0, output: 0 } },
  stream: async function* (request, { signal }): AsyncGenerator<ModelEvent> {
    const model = await get({ signal });
    const left = new AbortController();
    const parts: string[] = [];
    let news = Promise.withResolvers<void>();
    const onPart = (part: string): void => {
      parts.push(part);
      news.resolve();
    };
    const task = { ...chatPrompt(request), maxTokens: request.maxOutputTokens };
    const writing = model.generate(task, { signal: AbortSignal.any([signal, left.signal]), onPart });
    // Whoever leaves early does not wait for it any more.
    writing.catch(() => undefined);
    try {
      for (let done = false; !done;) {
        done = await Promise.race([writing.then(() => true), news.promise.then(() => false)]);
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
