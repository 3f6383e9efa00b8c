import { LRUCache } from 'lru-cache';
import {
  errorMessage, isAbort, isFault, isForeignScript, likelyLanguage, type Abortable, type Embedding, type EmbeddingSpace, type ModelRole, type TextEmbedder,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { withTimeout } from '../../concurrency/with-timeout.ts';
import { isMissingModel } from '../../faults/missing-model.ts';

/** A model that is loaded answers at once; a download is not waited for. */
const PATIENCE_MS = 2_000;
/** A model that lies on the disk is worth the time it takes to load. */
const LOADING_MS = 30_000;
/** Query vectors kept, over all spaces. */
const REMEMBERED = 500;

/** A query as a vector of a space, or the reason why it cannot be had now. */
type QueryVector =
  /** `doubt`: why what is near to it may have nothing to do with the words. */
  | { readonly space: EmbeddingSpace; readonly vector: Embedding; readonly doubt?: string }
  | { readonly missing: string };

/** Embeds queries, each once per space; never fails for a model's sake, since the other ways of searching go on. */
export interface QueryModels {
  /** The encoder of a role, unless it cannot be had now. */
  encoder(role: 'visual' | 'sentences', options: Abortable): Promise<TextEmbedder | undefined>;
  /** The vector of a text, unit length, in the space of the role's model; why there is none, where it cannot be had now. */
  embed(role: 'visual' | 'sentences', text: string, options: Abortable): Promise<QueryVector>;
}

/** `lifetime` ends with the engine: loading goes on when the search that began it has been answered without. */
export const createQueryModels = ({ models }: EngineParts, lifetime: AbortSignal): QueryModels => {
  const known = new LRUCache<string, Embedding>({ max: REMEMBERED });
  const load = (role: 'visual' | 'sentences'): Promise<TextEmbedder> =>
    role === 'visual' ? models.visual({ signal: lifetime }) : models.sentences({ signal: lifetime });

  const isOnDisk = async (role: ModelRole, options: Abortable): Promise<boolean> => {
    const status = await models.status(options);
    return status.some((model) => model.role === role && model.chosen && model.state !== 'missing');
  };

  const encoder = async (role: 'visual' | 'sentences', options: Abortable): Promise<TextEmbedder | undefined> => {
    const loading = load(role);
    const first = await withTimeout(loading, PATIENCE_MS, options.signal);
    if ('value' in first) return first.value;
    if (!(await isOnDisk(role, options))) return undefined;
    const second = await withTimeout(loading, LOADING_MS, options.signal);
    return 'value' in second ? second.value : undefined;
  };

  const vectorOf = async (model: TextEmbedder, text: string, { signal }: Abortable): Promise<Embedding | undefined> => {
    const key = `${model.space.id} ${text}`;
    const vector = known.get(key) ?? (await model.embedTexts([text], { as: 'query', signal }))[0];
    if (vector !== undefined) known.set(key, vector);
    return vector;
  };

  return {
    encoder: async (role, options) => {
      try {
        return await encoder(role, options);
      } catch (error) {
        if (isMissingModel(error)) return undefined;
        throw error;
      }
    },
    embed: async (role, text, options) => {
      try {
        const model = await encoder(role, options);
        if (model === undefined) return { missing: 'The model is still being fetched.' };
        if (model.info.englishOnly === true && isForeignScript(text)) return { missing: `${model.info.id} knows English alone: a model of many languages can be named in the settings.` };
        const vector = await vectorOf(model, text, options);
        if (vector === undefined) return { missing: 'The model gave no answer.' };
        const doubt = model.info.englishOnly === true ? doubtOf(text, model.info.id) : undefined;
        return { space: model.space, vector, ...(doubt !== undefined && { doubt }) };
      } catch (error) {
        if (isAbort(error) || !isFault(error)) throw error;
        return { missing: errorMessage(error) };
      }
    },
  };
};

/** What people should know who ask a model of English in another language: names and loans are understood all the same. */
const doubtOf = (text: string, model: string): string | undefined => {
  const language = likelyLanguage(text);
  if (language === undefined) return undefined;
  return `The words look ${language === 'another' ? 'like another language than English' : language}, and ${model} knows English alone: a model of many languages can be named in the settings.`;
};
