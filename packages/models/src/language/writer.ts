import { Fault } from '@frameseek/core';
import type { Found } from '../embedding/dual-encoder.ts';
import type { ModelCard } from '../registry/model-list.ts';
import type { CallOptions } from '../worker/worker-host.ts';
import type { Dtype, WriterSpec, WriterTask, Written } from '../worker/methods.ts';

/** A language model of this computer that is loaded. */
export interface Writer {
  write(task: WriterTask, options: Pick<CallOptions, 'signal' | 'onPart'>): Promise<Written>;
}

/** SmolVLM and its like through transformers.js, in the worker thread. */
export const openWriter = async ({ card, folder, host, threads }: Found, signal: AbortSignal): Promise<Writer> => {
  const spec: WriterSpec = {
    id: card.id, folder, threads,
    vision: dtypeOf(card, 'vision_encoder'), embed: dtypeOf(card, 'embed_tokens'), decoder: dtypeOf(card, 'decoder_model_merged'),
  };
  await host.call('writer.describe', spec, { signal });
  return { write: (task, options) => host.call('writer.write', { ...spec, ...task }, options) };
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
