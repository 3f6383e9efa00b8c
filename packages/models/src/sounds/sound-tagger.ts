import { type AudioChunk, type SoundTagger } from '@frameseek/core';
import type { HostedModel } from '../worker/hosted-model.ts';
import type { SoundSpec } from '../worker/methods.ts';
import { tagSound } from './tag-sound.ts';

/** YAMNet, whose graph takes samples or patches of a spectrogram. Rejects with `model/broken` where its files cannot be loaded. */
export const openSoundTagger = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<SoundTagger> => {
  const ending = (wanted: RegExp): string => card.files.find(({ path }) => wanted.test(path))?.path ?? '';
  const spec: SoundSpec = { id: card.id, folder, threads, file: ending(/\.onnx$/), labels: ending(/\.(?:csv|json)$/) };
  const { labels } = await host.call('sounds.describe', spec, { signal });
  return {
    info: { id: card.id, standIn: card.standIn },
    labels,
    tag: (audio: AsyncIterable<AudioChunk>, { signal: stop }) =>
      tagSound(audio, { labels: labels.length, score: (samples, patches) => host.call('sounds.tag', { ...spec, samples, patches }, { signal: stop }) }),
  };
};
