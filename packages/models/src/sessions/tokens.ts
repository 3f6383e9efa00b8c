import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { readJson } from './read-json.ts';

const special = z.union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)]).nullish();
const tokenizerConfig = z.looseObject({
  pad_token: special,
  // Some repositories write 1e30 for "no limit".
  model_max_length: z.number().nullish(),
  tokenizer_class: z.string().nullish(),
});

/** A tokenizer, as far as text towers need one. */
export interface TextTokens {
  /** Name of the tokenizer's class in its configuration; empty where it does not say. */
  readonly kind: string;
  readonly maxLength: number;
  readonly padId: number;
  /** Ids of the text, shortened to `maxLength` such that the closing token, where CLIP pools, is kept. */
  readonly encode: (text: string) => number[];
}

/** The tokenizer of a model folder, for texts of at most `limit` tokens. Rejects with `ModelBrokenError`. */
export const loadTokens = async (folder: string, limit: number): Promise<TextTokens> => {
  const config = await readJson(folder, 'tokenizer_config.json', tokenizerConfig);
  const json = await readJson(folder, 'tokenizer.json', z.looseObject({}));
  const tokenizer = makeTokenizer(json, config);
  const maxLength = Math.min(limit, config.model_max_length ?? limit);
  const encode = (text: string): number[] => shorten(tokenizer.encode(text).ids, maxLength);
  const padId = typeof config.pad_token === 'string' ? tokenizer.token_to_id(config.pad_token) : undefined;
  return { kind: config.tokenizer_class ?? '', maxLength, padId: padId ?? 0, encode };
};

/** What is used of the library's class, whose own types do not resolve for Node. */
interface PlainTokenizer {
  encode(text: string): { readonly ids: readonly number[] };
  token_to_id(token: string): number | undefined;
}
const TokenizerClass = z.custom<new (json: object, config: object) => PlainTokenizer>((value) => typeof value === 'function').parse(Tokenizer);

const makeTokenizer = (json: object, config: object): PlainTokenizer => {
  try {
    return new TokenizerClass(json, config);
  } catch (cause) {
    throw new ModelBrokenError(`tokenizer.json is not usable: ${String(cause)}`, { cause });
  }
};

/** The first tokens and the last one: cutting the last off would leave CLIP nothing to pool at. */
export const shorten = (ids: readonly number[], limit: number): number[] =>
  ids.length <= limit ? [...ids] : [...ids.slice(0, limit - 1), ...ids.slice(-1)];

/** One row of int64 values, as the graphs take them. */
export const row = (values: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
