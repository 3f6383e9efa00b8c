import { basename, dirname } from 'node:path';
import {
  AutoModelForImageTextToText, AutoProcessor, InterruptableStoppingCriteria, LogLevel, RawImage, Tensor, TextStreamer, env,
  type PreTrainedModel, type PreTrainedTokenizer, type Processor,
} from '@huggingface/transformers';
import { z } from 'zod';
import type { VisionLanguageSpec, GenerationTask, GenerationResult } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { readJson } from './read-json.ts';
import { sessionOptions, withRewriteFallback } from './onnx-session.ts';

/** A language model that sees pictures (SmolVLM), through transformers.js. */
export interface VisionLanguageSession {
  /** Answers a prompt. Rejects where it and its answer exceed the model's window. */
  generate(task: GenerationTask, options: GenerateOptions): Promise<GenerationResult>;
  /** Frees the graphs. */
  release(): Promise<void>;
}
interface GenerateOptions {
  readonly signal: AbortSignal;
  readonly tell: (part: string) => void;
}

interface Loaded {
  readonly model: PreTrainedModel;
  readonly processor: Processor;
  readonly tokenizer: PreTrainedTokenizer;
  /** Tokens that question and answer may have together. */
  readonly window: number;
}

const config = z.looseObject({ text_config: z.looseObject({ max_position_embeddings: z.number().default(8_192) }) });

/** Loads processor, tokenizer and graphs. Rejects with `ModelBrokenError` where they cannot be. */
export const loadVisionLanguageSession = async (spec: VisionLanguageSpec): Promise<VisionLanguageSession> => {
  const { text_config: { max_position_embeddings: window } } = await readJson(spec.folder, 'config.json', config);
  const loaded = { ...(await open(spec)), window };
  return {
    generate: (task, options) => generate(loaded, task, options),
    release: async () => {
      await loaded.model.dispose();
    },
  };
};

const open = async (spec: VisionLanguageSpec): Promise<Omit<Loaded, 'window'>> => {
  // The library knows models by name below one root; nothing may come from anywhere else.
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(dirname(spec.folder));
  env.logLevel = LogLevel.ERROR;
  const name = `${basename(dirname(spec.folder))}/${basename(spec.folder)}`;
  try {
    const processor = await AutoProcessor.from_pretrained(name);
    const { image_processor: images, tokenizer } = processor;
    if (images === undefined || tokenizer === undefined) throw new Error('it has no processor for pictures, or no tokenizer');
    // Pictures come small. The library would first blow them up to 2048 pixels, and then bring them down to one tile.
    images.do_resize = false;
    const model = await withRewriteFallback((level) => AutoModelForImageTextToText.from_pretrained(name, {
      dtype: { vision_encoder: spec.vision, embed_tokens: spec.embed, decoder_model_merged: spec.decoder },
      session_options: sessionOptions(spec.threads, level),
    }));
    return { model, processor, tokenizer };
  } catch (cause) {
    throw new ModelBrokenError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const generate = async (loaded: Loaded, task: GenerationTask, { signal, tell }: GenerateOptions): Promise<GenerationResult> => {
  const { model, tokenizer, window } = loaded;
  const inputs = await prepare(loaded, task);
  const inputTokens = inputs.input_ids.dims.at(-1) ?? 0;
  if (inputTokens + task.maxTokens > window) {
    throw new Error(`the question and its evidence have ${inputTokens} tokens, and with an answer of ${task.maxTokens} at most ${window} are possible`);
  }
  const stop = new InterruptableStoppingCriteria();
  const interrupt = (): void => stop.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  let outputTokens = 0;
  try {
    await model.generate({
      ...inputs,
      max_new_tokens: task.maxTokens,
      do_sample: false,
      stopping_criteria: stop,
      streamer: new TextStreamer(tokenizer, {
        skip_prompt: true,
        callback_function: withoutFirstSpace(tell),
        token_callback_function: (tokens) => {
          outputTokens += tokens.length;
        },
      }),
    });
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
  return { inputTokens, outputTokens, cut: outputTokens >= task.maxTokens };
};

/** The first word has the space in front that stands between it and the prompt. Parts may be empty. */
const withoutFirstSpace = (tell: (part: string) => void): ((part: string) => void) => {
  let begun = false;
  return (part) => {
    const text = begun ? part : part.trimStart();
    if (text === '') return;
    begun = true;
    tell(text);
  };
};

const tensors = z.looseObject({ input_ids: z.instanceof(Tensor) });

/** One tile for each picture, whatever its shape, so that many fit beside one another. Without pictures the processor would fail. */
const prepare = async ({ processor, tokenizer }: Loaded, { prompt, pictures }: GenerationTask): Promise<z.infer<typeof tensors>> => {
  if (pictures.length === 0) return tensors.parse(tokenizer(prompt));
  const images = await Promise.all(pictures.map((jpeg) => RawImage.fromBlob(new Blob([new Uint8Array(jpeg)]))));
  return tensors.parse(await processor(prompt, images, { do_image_splitting: false }));
};
