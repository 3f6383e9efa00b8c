import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, isFaultOf, type Abortable, type LanguageModel, type LanguageModelInfo, type ModelEvent, type ModelRequest } from '@frameseek/core';
import { shareWork } from '../shared-work.ts';
import { createCallNotes } from './call-notes.ts';
import { PATIENCE, type LanguageModelOptions, type Patience } from './options.ts';
import { openProvider, PROVIDERS } from './providers.ts';
import { toModelFault } from './sdk-fault.ts';
import { streamStep } from './stream-step.ts';

type RemoteOptions = LanguageModelOptions & { readonly provider: keyof typeof PROVIDERS };

/** A model that a server runs. The SDK and the provider's part of it are loaded at the first call. */
export const createRemoteModel = (info: LanguageModelInfo, options: RemoteOptions): LanguageModel => {
  const patience = { ...PATIENCE, ...options.patience };
  const asked = { model: info.id, name: options.name, remedy: PROVIDERS[options.provider].remedy };
  const notes = createCallNotes();
  const open = shareWork(() => openProvider(options.provider, options));

  const once = async function* (request: ModelRequest, { signal }: Abortable): AsyncGenerator<ModelEvent> {
    try {
      yield* streamStep({ model: await open(signal), notes, request }, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw toModelFault(error, asked);
    }
  };
  return {
    info,
    stream: async function* (request, { signal }) {
      for (let attempt = 0; ; attempt += 1) {
        signal.throwIfAborted();
        let heard = false;
        try {
          for await (const event of once(request, { signal })) {
            heard = true;
            yield event;
          }
          return;
        } catch (error) {
          // What was heard cannot be taken back.
          if (heard) throw error;
          await sleep(waitMs(error, attempt, patience), undefined, { signal });
        }
      }
    },
  };
};

/** How long to wait before another try; throws what happened where none is due. */
const waitMs = (error: unknown, attempt: number, { tries, backoffMs, longestMs }: Patience): number => {
  if (!isFaultOf(error, 'model/busy') || attempt + 1 >= tries) throw error;
  const wait = error.facts.retryAfterMs ?? backoffMs * 2 ** attempt;
  if (wait > longestMs) throw new Fault('model/busy', { ...error.facts, retryAfterMs: wait }, { cause: error.cause });
  return wait;
};
