import { Fault, isFaultOf, type Abortable, type LanguageModel, type LanguageModelInfo, type ModelEvent, type ModelRequest } from '@frameseek/core';
import { shareWork } from '../../registry/share-work.ts';
import { createCallNotes } from './call-notes.ts';
import { RETRY_POLICY, type LanguageModelOptions, type RetryPolicy } from '../../language-model-options.ts';
import { openProvider, PROVIDERS } from './providers.ts';

type RemoteOptions = LanguageModelOptions & { readonly provider: keyof typeof PROVIDERS };

/** A model that a server runs. The SDK and the provider's part of it are loaded at the first call. Streams reject as `toModelFault` says. */
export const createRemoteModel = (info: LanguageModelInfo, options: RemoteOptions): LanguageModel => {
  const retryPolicy = { ...RETRY_POLICY, ...options.retryPolicy };
  const asked = { model: info.id, name: options.name, remedy: PROVIDERS[options.provider].remedy };
  const notes = createCallNotes();
  const withoutThinking = PROVIDERS[options.provider].withoutThinking?.(options.name) ?? false;
  const open = shareWork(async () => ({ model: await openProvider(options.provider, options), ...(await import('./sdk.ts')) }));
  let { takesTools } = info;

  const once = async function* (request: ModelRequest, { signal }: Abortable): AsyncGenerator<ModelEvent> {
    const { model, streamStep, refusesTools, toModelFault } = await open(signal);
    const step = { model, notes, withoutThinking };
    try {
      if (takesTools && request.tools !== undefined) {
        try {
          yield* streamStep({ ...step, request }, { signal });
          return;
        } catch (error) {
          if (!refusesTools(error)) throw error;
          takesTools = false;
        }
      }
      const { tools: _, ...withoutTools } = request;
      yield* streamStep({ ...step, request: withoutTools }, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw toModelFault(error, asked);
    }
  };
  return {
    info: {
      ...info,
      /** Servers tell only when they are asked for it. */
      get takesTools() {
        return takesTools;
      },
    },
    stream: (request, { signal }) => withRetries(() => once(request, { signal }), retryPolicy, signal),
  };
};

/** Tries again while the server has too much to do, unless something was heard: that cannot be taken back. */
async function* withRetries(call: () => AsyncIterable<ModelEvent>, retryPolicy: RetryPolicy, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    let heard = false;
    try {
      for await (const event of call()) {
        heard = true;
        yield event;
      }
      return;
    } catch (error) {
      if (heard) throw error;
      await retryPolicy.wait(waitMs(error, attempt, retryPolicy), { signal });
    }
  }
}

/** How long to wait before another try; throws what happened where none is due. */
const waitMs = (error: unknown, attempt: number, { tries, backoffMs, maxWaitMs }: RetryPolicy): number => {
  if (!isFaultOf(error, 'model/busy') || attempt + 1 >= tries) throw error;
  const wait = error.facts.retryAfterMs ?? backoffMs * 2 ** attempt;
  if (wait > maxWaitMs) throw new Fault('model/busy', { ...error.facts, retryAfterMs: wait }, { cause: error.cause });
  return wait;
};
