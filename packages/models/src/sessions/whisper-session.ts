import { basename, dirname } from 'node:path';
import { LogLevel, Tensor, env, pipeline, type AutomaticSpeechRecognitionPipeline } from '@huggingface/transformers';
import { z } from 'zod';
import type { WhisperResult, WhisperSpec, WhisperTask } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { readJson } from './read-json.ts';
import { sessionOptions, withRewriteFallback } from './onnx-session.ts';

/** Whisper's own limit: half of its text window. Setting it keeps the library from decoding the silent rest again. */
const MAX_TOKENS = 224;

/** Whisper through transformers.js, with the time of each word. */
export interface WhisperSession {
  /** The words of at most 30 s of sound. */
  transcribe(task: WhisperTask): Promise<WhisperResult>;
  /** Frees the graphs. */
  release(): Promise<void>;
}

const generationConfig = z.looseObject({
  decoder_start_token_id: z.number(),
  no_timestamps_token_id: z.number(),
  /** Absent in models of one language. */
  lang_to_id: z.record(z.string(), z.number()).nullish(),
});
type GenerationConfig = z.infer<typeof generationConfig>;

/** Loads encoder and decoder. Rejects with `ModelBrokenError` where they cannot be. */
export const loadWhisperSession = async (spec: WhisperSpec): Promise<WhisperSession> => {
  const config = await readJson(spec.folder, 'generation_config.json', generationConfig);
  const recogniser = await openPipeline(spec);
  return {
    transcribe: (task) => transcribe(recogniser, config, task),
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
    throw new ModelBrokenError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const transcribe = async (recogniser: AutomaticSpeechRecognitionPipeline, config: GenerationConfig, task: WhisperTask): Promise<WhisperResult> => {
  const encoded = await encode(recogniser, task.samples);
  try {
    const first = await firstStep(recogniser, config, encoded);
    const language = task.language ?? first.language;
    const options = {
      return_timestamps: 'word' as const, max_new_tokens: MAX_TOKENS, encoder_outputs: encoded,
      // Models of one language refuse to be told one.
      ...(language === undefined || first.language === undefined ? {} : { language, task: 'transcribe' }),
    };
    const result = await recogniser(task.samples, options);
    const seconds = task.samples.length / 16_000;
    const words = (result.chunks ?? []).map(({ text, timestamp: [start, end] }) => ({ text, start, end: Math.min(end ?? seconds, seconds) }));
    return { words, noSpeech: first.noSpeech };
  } finally {
    encoded.dispose();
  }
};

/** The encoder's states, made once for the first step and for the transcript: they are most of the work. */
const encode = async (recogniser: AutomaticSpeechRecognitionPipeline, samples: Float32Array): Promise<Tensor> => {
  const { input_features: features } = z.object({ input_features: z.instanceof(Tensor) }).parse(await recogniser.processor(samples));
  const outputs = await encoderSession.parse(recogniser.model.sessions['model']).run({ input_features: features.ort_tensor });
  features.dispose();
  const { last_hidden_state: { data, dims } } = encoderOutputs.parse(outputs);
  return new Tensor('float32', data, dims);
};

const encoderSession = z.custom<{ run(feeds: object): Promise<unknown> }>((session) => typeof session === 'object' && session !== null && 'run' in session);
const encoderOutputs = z.looseObject({ last_hidden_state: z.looseObject({ data: z.instanceof(Float32Array), dims: z.array(z.number()) }) });

/** What Whisper thinks before its first word: which language this is (the library does not ask), and whether anybody speaks. */
const firstStep = async (
  { model }: AutomaticSpeechRecognitionPipeline, config: GenerationConfig, encoded: Tensor,
): Promise<{ language: string | undefined; noSpeech: number }> => {
  const start = new Tensor('int64', BigInt64Array.of(BigInt(config.decoder_start_token_id)), [1, 1]);
  const outputs = z.record(z.string(), z.unknown()).parse(await model({ encoder_outputs: encoded, decoder_input_ids: start }));
  const logits = z.object({ logits: z.instanceof(Tensor) }).parse(outputs).logits.data;
  const scores = logits instanceof Float32Array ? logits.slice() : new Float32Array();
  for (const output of Object.values(outputs)) if (output instanceof Tensor) output.dispose();
  // In every Whisper vocabulary "no speech" stands just before "no timestamps".
  return { language: likeliestLanguage(scores, config.lang_to_id ?? {}), noSpeech: probability(scores, config.no_timestamps_token_id - 1) };
};

/** The code of the language token with the highest score; undefined where a model has none. */
export const likeliestLanguage = (scores: Float32Array, tokens: Readonly<Record<string, number>>): string | undefined => {
  let best: { readonly code: string; readonly score: number } | undefined;
  for (const [token, id] of Object.entries(tokens)) {
    const score = scores[id] ?? -Infinity;
    if (best === undefined || score > best.score) best = { code: token.replace(/[<|>]/g, ''), score };
  }
  return best?.code;
};

/** The share of one token in the softmax of all, 0 to 1. */
export const probability = (scores: Float32Array, id: number): number => {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - highest);
  return Math.exp((scores[id] ?? -Infinity) - highest) / sum;
};
