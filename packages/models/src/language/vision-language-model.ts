import type { HostedModel } from '../worker/hosted-model.ts';
import { dtypeOf } from '../registry/dtypes.ts';
import type { CallOptions } from '../worker/worker-host.ts';
import type { VisionLanguageSpec, GenerationTask, GenerationResult } from '../worker/methods.ts';

/** A vision-language model of this computer that is loaded. */
export interface VisionLanguageModel {
  /** Answers a prompt; `onPart` gets the text as it is written. Rejects with `model/failed`, or the signal's reason. */
  generate(task: GenerationTask, options: Pick<CallOptions, 'signal' | 'onPart'>): Promise<GenerationResult>;
}

/** Loads SmolVLM and its like through transformers.js, in the worker thread. Rejects with `model/broken` where files are missing or cannot be loaded. */
export const openVisionLanguageModel = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<VisionLanguageModel> => {
  const spec: VisionLanguageSpec = {
    id: card.id, folder, threads,
    vision: dtypeOf(card, 'vision_encoder'), embed: dtypeOf(card, 'embed_tokens'), decoder: dtypeOf(card, 'decoder_model_merged'),
  };
  await host.call('vision-language.load', spec, { signal });
  return { generate: (task, options) => host.call('vision-language.generate', { ...spec, ...task }, options) };
};
