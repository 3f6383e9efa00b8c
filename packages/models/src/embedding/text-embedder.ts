import type { TextEmbedder } from '@frameseek/core';
import type { HostedModel } from '../worker/hosted-model.ts';
import { toEmbeddings } from './dual-encoder.ts';
import { revisionOf, spaceId } from '../registry/fingerprint.ts';
import { infoOf } from '../registry/model-list.ts';
import type { OnnxSpec } from '../worker/methods.ts';

const MAX_BATCH = 16;

/** Sentence encoders (MiniLM, E5; Reimers and Gurevych 2019): mean-pooled, length 1. Rejects with `model/broken` where the files cannot be loaded. */
export const openTextEmbedder = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<TextEmbedder> => {
  const file = card.files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '';
  const spec: OnnxSpec = { id: card.id, folder, threads, file };
  const { dimensions } = await host.call('sentences.describe', spec, { signal });
  const prefixed = prefixFor(card.id);
  return {
    info: infoOf(card),
    space: { id: spaceId(card, await revisionOf(card, folder), 'mean'), dimensions },
    maxBatch: MAX_BATCH,
    embedTexts: async (texts, { as, signal: stop }) =>
      toEmbeddings(await host.call('sentences.embedTexts', { ...spec, texts: texts.map((text) => prefixed(text, as)) }, { signal: stop }), dimensions),
  };
};

/** E5 models were trained with a word in front that says whether a text asks or answers. */
export const prefixFor = (id: string) => (text: string, as: 'query' | 'passage'): string =>
  /(^|[-_/])e5([-_]|$)/i.test(id) ? `${as}: ${text}` : text;
