import type { VoiceEmbedder } from '@frameseek/core';
import { VOICEPRINT } from '../registry/model-list.ts';
import type { HostedModel } from '../worker/hosted-model.ts';
import type { VoiceSpec } from '../worker/methods.ts';

/** Cosines from which two vectors are one voice's: of the built-in encoder as measured on constructed dialogues, of networks as sherpa-onnx clusters theirs. */
const SAME_VOICE = { builtin: 0.65, onnx: 0.5 } as const;

/** The built-in encoder of voices, or a network of the kind of WeSpeaker. Rejects with `model/broken` where its files cannot be loaded. */
export const openVoiceEmbedder = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<VoiceEmbedder> => {
  const spec: VoiceSpec = card.id === VOICEPRINT
    ? { engine: 'builtin', id: card.id }
    : { engine: 'onnx', id: card.id, folder, threads, file: card.files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '' };
  await host.call('voices.load', spec, { signal });
  return {
    info: { id: card.id, standIn: card.standIn },
    sameVoice: SAME_VOICE[spec.engine],
    // A view of a long piece would travel with all of it.
    embed: (pieces, { signal: stop }) => host.call('voices.embed', { ...spec, pieces: pieces.map((piece) => piece.slice()) }, { signal: stop }),
  };
};
