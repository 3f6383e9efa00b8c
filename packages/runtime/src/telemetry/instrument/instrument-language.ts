import type { LanguageModel, ModelEvent, Telemetry } from '@frameseek/core';

/** The same language model, which tells what each answer takes, from the question to its last word. */
export const instrumentLanguage = (model: LanguageModel, telemetry: Telemetry): LanguageModel => ({
  ...model,
  stream: async function* (request, options) {
    const { promise: ended, resolve: done, reject: fail } = Promise.withResolvers<ModelEvent | undefined>();
    const told = telemetry.span('model.call', { role: 'language', model: model.info.id, items: request.messages.length }, async (note) => {
      const last = await ended;
      if (last?.type === 'end' && last.usage.outputTokens !== undefined) note({ results: last.usage.outputTokens });
    });
    // It is thrown below; here it is only told.
    told.catch(() => undefined);
    let last: ModelEvent | undefined;
    try {
      for await (const event of model.stream(request, options)) {
        last = event;
        yield event;
      }
    } catch (error) {
      fail(error);
      throw error;
    } finally {
      done(last);
    }
  },
});
