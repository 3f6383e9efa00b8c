import { basename, dirname } from 'node:path';
import { LogLevel, LogitsProcessorList, Tensor, env, pipeline, random, type AutomaticSpeechRecognitionPipeline } from '@huggingface/transformers';
import { SAMPLE_RATE, type Word } from '@frameseek/core';
import { z } from 'zod';
import { clipToSound } from '../speech/sound/clip-to-sound.ts';
import { decodeWithFallback, type Decoded } from '../speech/decode-with-fallback.ts';
import { tokenSpans } from '../speech/token-spans.ts';
import type { WhisperResult, WhisperSpec, WhisperTask } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { readJson } from './read-json.ts';
import { sessionOptions, withRewriteFallback } from './onnx-session.ts';
import { TokenProbabilities } from './token-probabilities.ts';

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
  eos_token_id: z.number(),
  no_timestamps_token_id: z.number(),
  /** Absent in models of one language. */
  lang_to_id: z.record(z.string(), z.number()).nullish(),
});
type GenerationConfig = z.infer<typeof generationConfig>;

/** Loads encoder and decoder. Rejects with `ModelBrokenError` where they cannot be. */
export const loadWhisperSession = async (spec: WhisperSpec): Promise<WhisperSession> => {
  const config = await readJson(spec.folder, 'generation_config.json', generationConfig);
  const recogniser = await openPipeline(spec);
  // The library keeps only inputs of these names, and would encode again at every try.
  const { forward_params: inputs } = recogniser.model;
  if (!inputs.includes('encoder_outputs')) recogniser.model.forward_params = [...inputs, 'encoder_outputs'];
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
    const places = Math.ceil(task.samples.length / SAMPLES_PER_PLACE);
    // Models of one language refuse to be told one.
    const told = language === undefined || first.language === undefined ? {} : { language };
    const wordsIn = async (purpose: 'transcribe' | 'translate'): Promise<readonly Word[]> => {
      const decoded = await decodeWithFallback((temperature) => decode({ recogniser, config, encoded, places, temperature, purpose, ...told }), first.noSpeech);
      const seconds = task.samples.length / SAMPLE_RATE;
      const words = (decoded?.words ?? []).map(({ text, start, end }) => ({ text, start: Math.min(start, seconds), end: Math.min(end, seconds) }));
      return clipToSound(words, task.samples);
    };
    const words = await wordsIn('transcribe');
    const foreign = task.english === true && told.language !== undefined && told.language !== 'en' && words.length > 0;
    return { words, noSpeech: first.noSpeech, ...told, ...(foreign && { english: await wordsIn('translate') }) };
  } finally {
    encoded.dispose();
  }
};

/** Places of the encoder's states that are looked at: each stands for 0.02 s. */
const SAMPLES_PER_PLACE = SAMPLE_RATE / 50;

interface Decoding {
  readonly recogniser: AutomaticSpeechRecognitionPipeline;
  readonly config: GenerationConfig;
  readonly encoded: Tensor;
  /** How many places of the encoder's states are sound; the rest is padding. */
  readonly places: number;
  readonly temperature: number;
  readonly purpose: 'transcribe' | 'translate';
  readonly language?: string;
}

/** The words of one try, with their times. Equal tries give equal words, whatever the temperature. */
const decode = async ({ recogniser, config, encoded, places, temperature, purpose, language }: Decoding): Promise<Decoded & { readonly words: readonly Word[] }> => {
  randomness.parse(random).seed(0);
  const probabilities = new TokenProbabilities(config.eos_token_id);
  const processors = new LogitsProcessorList();
  processors.push(probabilities);
  const outputs = generated.parse(await generator.parse(recogniser.model).generate({
    inputs: encoded, encoder_outputs: encoded, logits_processor: processors, max_new_tokens: MAX_TOKENS,
    return_timestamps: true, return_token_timestamps: true, num_frames: places,
    ...(temperature === 0 ? {} : { do_sample: true, temperature, top_k: 0 }),
    ...(language === undefined ? {} : { language, task: purpose }),
  }));
  const ids = Array.from(outputs.sequences.data, Number);
  const spans = tokenSpans(Array.from(outputs.token_timestamps.data, Number));
  outputs.sequences.dispose();
  outputs.token_timestamps.dispose();
  // Whatever is not text stands behind the end of text in Whisper's vocabularies.
  const tokens = ids.flatMap((id, index) => {
    const span = spans[index];
    return id >= config.eos_token_id || span === undefined ? [] : [{ id, span }];
  });
  const grouped = wordGrouper.parse(recogniser.tokenizer)
    .collateWordTimestamps(tokens.map(({ id }) => id), tokens.map(({ span }) => [span.start, span.end]), purpose === 'translate' ? undefined : UNSPACED[language ?? '']);
  const words = wordsOfLibrary.parse(grouped).map(({ text, timestamp: [start, end] }): Word => ({ text, start, end: Math.max(start, end) }));
  return { words, text: words.map(({ text }) => text).join(''), meanLogProbability: probabilities.mean() };
};

/** Languages without spaces between words, as the library names them where it groups tokens. */
const UNSPACED: Readonly<Record<string, string>> = { zh: 'chinese', yue: 'chinese', ja: 'japanese', th: 'thai', lo: 'lao', my: 'myanmar' };

const randomness = z.object({ seed: z.custom<(seed: number) => void>((seed) => typeof seed === 'function') });
const generator = z.custom<{ generate(options: object): Promise<unknown> }>((model) => typeof model === 'function');
const generated = z.looseObject({ sequences: z.instanceof(Tensor), token_timestamps: z.instanceof(Tensor) });
const wordGrouper = z.custom<{ collateWordTimestamps(ids: readonly number[], spans: readonly (readonly [number, number])[], language?: string): unknown }>(
  (tokenizer) => (typeof tokenizer === 'object' || typeof tokenizer === 'function') && tokenizer !== null && 'collateWordTimestamps' in tokenizer);
const wordsOfLibrary = z.array(z.object({ text: z.string(), timestamp: z.tuple([z.number(), z.number()]) }));

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
