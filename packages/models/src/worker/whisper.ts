import { basename, dirname } from 'node:path';
import { AutomaticSpeechRecognitionPipeline, LogLevel, env, pipeline } from '@huggingface/transformers';
import type { WhisperHeard, WhisperSpec, WhisperTask } from './methods.ts';
import { ModelBroken } from './model-broken.ts';
import { sessionOptions, withRewriteFallback } from './session.ts';

/** Whisper through transformers.js, with the time of each word. */
export interface Whisper {
  transcribe(task: WhisperTask): Promise<WhisperHeard>;
  release(): Promise<void>;
}

export const loadWhisper = async (spec: WhisperSpec): Promise<Whisper> => {
  const recogniser = await openPipeline(spec);
  return {
    transcribe: async ({ samples, language }) => {
      const result = await recogniser(samples, { return_timestamps: 'word', ...(language === undefined ? {} : { language, task: 'transcribe' }) });
      const seconds = samples.length / 16_000;
      const words = (result.chunks ?? []).map(({ text, timestamp: [start, end] }) =>
        ({ text, start, end: Math.min(end ?? seconds, seconds) }));
      return { words };
    },
    release: async () => {
      await recogniser.dispose();
    },
  };
};

const openPipeline = async (spec: WhisperSpec): Promise<AutomaticSpeechRecognitionPipeline> => {
  // The library knows models by name below one root; nothing may come from anywhere else.
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(dirname(spec.folder));
  env.logLevel = LogLevel.ERROR;
  const name = `${basename(dirname(spec.folder))}/${basename(spec.folder)}`;
  try {
    return await withRewriteFallback((level) => pipeline('automatic-speech-recognition', name, {
      dtype: { encoder_model: spec.encoder, decoder_model_merged: spec.decoder },
      session_options: sessionOptions(spec.threads, level),
    }));
  } catch (cause) {
    throw new ModelBroken(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
