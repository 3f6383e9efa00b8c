import type { Transcriber } from '@frameseek/core';
import type { HostedModel } from '../worker/hosted-model.ts';
import { dtypeOf } from '../registry/dtypes.ts';
import { normaliseLoudness } from './sound/normalise-loudness.ts';
import { recogniseToEnd } from './recognise-to-end.ts';
import { toCues } from './cues/to-cues.ts';
import type { WhisperSpec } from '../worker/methods.ts';

/** Loads Whisper through transformers.js in the worker thread, with the time of each word. Rejects with `model/broken`. */
export const openWhisperOnnx = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<Transcriber> => {
  const spec: WhisperSpec = { id: card.id, folder, threads, encoder: dtypeOf(card, 'encoder_model'), decoder: dtypeOf(card, 'decoder_model_merged') };
  await host.call('whisper.load', spec, { signal });
  return {
    info: { id: card.id, standIn: card.standIn },
    transcribe: async (chunk, { signal: stop, language, english }) => {
      const heard = await recogniseToEnd(normaliseLoudness(chunk.samples), (samples) => {
        const ask = { ...spec, samples, ...(language === undefined ? {} : { language }), ...(english === undefined ? {} : { english }) };
        return host.call('whisper.transcribe', ask, { signal: stop, transfer: [samples.buffer] });
      });
      return {
        cues: toCues(heard.words, chunk, heard.noSpeech),
        ...(heard.language !== undefined && { language: heard.language }),
        ...(heard.english !== undefined && { english: toCues(heard.english, chunk, heard.noSpeech) }),
      };
    },
  };
};
