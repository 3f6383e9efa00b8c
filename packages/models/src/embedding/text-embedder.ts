import { createHash } from 'node:crypto';
import type { TextEmbedder } from '@frameseek/core';
import type { HostedModel } from '../worker/hosted-model.ts';
import { toEmbeddings } from './dual-encoder.ts';
import { revisionOf, spaceId } from '../registry/fingerprint.ts';
import { infoOf, type ModelCard } from '../registry/model-list.ts';
import type { SentenceSpec } from '../worker/methods.ts';

const MAX_BATCH = 16;

/** Sentence encoders (MiniLM, E5; Reimers and Gurevych 2019): pooled as the card says, length 1. Rejects with `model/broken` where the files cannot be loaded. */
export const openTextEmbedder = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<TextEmbedder> => {
  const file = card.files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '';
  const spec: SentenceSpec = { id: card.id, folder, threads, file, pooling: card.pooling ?? 'mean' };
  const { dimensions } = await host.call('sentences.describe', spec, { signal });
  const prefixed = prefixFor(card);
  return {
    info: infoOf(card),
    space: { id: spaceId(card, await revisionOf(card, folder), wayOf(card)), dimensions },
    maxBatch: MAX_BATCH,
    embedTexts: async (texts, { as, signal: stop }) =>
      toEmbeddings(await host.call('sentences.embedTexts', { ...spec, texts: texts.map((text) => prefixed(text, as)) }, { signal: stop }), dimensions),
  };
};

/** What is done to a text besides running the model, as far as the vectors that are kept depend on it: a query's are not. */
const wayOf = ({ pooling = 'mean', passagePrefix }: ModelCard): string =>
  passagePrefix === undefined ? pooling : `${pooling}-${createHash('sha256').update(passagePrefix).digest('hex').slice(0, 8)}`;

/** The text with what its card says stands before it. E5 models were trained with a word in front that says whether a text asks or answers. */
export const prefixFor = ({ id, queryPrefix, passagePrefix }: Pick<ModelCard, 'id' | 'queryPrefix' | 'passagePrefix'>) => (text: string, as: 'query' | 'passage'): string =>
  `${(as === 'query' ? queryPrefix : passagePrefix) ?? (/(^|[-_/])e5([-_]|$)/i.test(id) ? `${as}: ` : '')}${text}`;
