import type { Fault, LanguageModel, LanguageModelInfo, ModelEvent, ModelRequest} from '@frameseek/core';

/** What a scripted model does at one call: words and calls of tools in order, then its end, a fault, or nothing more. */
export type Script = readonly (string | { readonly call: string; readonly input: unknown } | { readonly fault: Fault } | { readonly wait: Promise<unknown> })[];

export interface ScriptedModel extends LanguageModel {
  /** What was sent, call by call. */
  readonly requests: ModelRequest[];
}

/** A model that does what is written for each of its calls, the last script again and again. */
export const scriptedModel = (scripts: readonly Script[] | ((request: ModelRequest) => Script), info: Partial<LanguageModelInfo> = {}): ScriptedModel => {
  const requests: ModelRequest[] = [];
  return {
    info: { id: 'test/scripted', local: false, takesImages: true, takesTools: true, ...info },
    requests,
    stream: async function* (request, { signal }): AsyncGenerator<ModelEvent> {
      requests.push(request);
      const script = typeof scripts === 'function' ? scripts(request) : (scripts[requests.length - 1] ?? scripts.at(-1) ?? []);
      for (const [index, step] of script.entries()) {
        signal.throwIfAborted();
        if (typeof step === 'string') yield { type: 'text', text: step };
        else if ('call' in step) yield { type: 'call', call: { id: `call-${requests.length}-${index}`, name: step.call, input: step.input } };
        else if ('fault' in step) throw step.fault;
        else await Promise.race([step.wait, aborted(signal)]);
      }
      signal.throwIfAborted();
      yield { type: 'end', usage: { inputTokens: 100, outputTokens: 10 }, cut: false };
    },
  };
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
