import { Fault } from '@frameseek/core';
import type { HostedModel } from '../worker/hosted-model.ts';
import type { ModelCard } from '../registry/model-list.ts';
import type { CallOptions } from '../worker/worker-host.ts';
import type { Dtype, VisionLanguageSpec, GenerationTask, GenerationResult } from '../worker/methods.ts';

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

/** The ending of a file's name, without `.onnx`, tells how its numbers are stored. */
const DTYPES: Readonly<Record<string, Dtype>> = {
  '': 'fp32', _fp16: 'fp16', _quantized: 'q8', _int8: 'int8', _uint8: 'uint8', _q4: 'q4', _q4f16: 'q4f16', _bnb4: 'bnb4',
};

const dtypeOf = (card: ModelCard, part: string): Dtype => {
  const start = `onnx/${part}`;
  const file = card.files.find(({ path }) => path.startsWith(start) && path.endsWith('.onnx'));
  const dtype = file === undefined ? undefined : DTYPES[file.path.slice(start.length, -'.onnx'.length)];
  if (dtype === undefined) throw new Fault('model/broken', { model: card.id, reason: `it has no ${part} that can be used` });
  return dtype;
};
