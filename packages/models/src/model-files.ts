import { Fault, type PullProgress } from '@frameseek/core';
import type { ModelCard } from './model-list.ts';
import { lookIn, lookWords, removeWrong, type ShelfLook } from './model-shelf.ts';
import type { ModelsOptions } from './options.ts';

/** Finds the files of models: in the folders, in the cache, else at the hub. */
export interface ModelFiles {
  /** Where a model lies whole, or why not; nothing is downloaded. */
  locate(card: ModelCard): Promise<Located>;
  /** The model's folder, after a download where needed. */
  obtain(card: ModelCard, options: ObtainOptions): Promise<string>;
}

export interface ObtainOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: PullProgress) => void;
}

export interface Located {
  /** The folder that holds it whole. */
  readonly folder?: string;
  readonly sizeBytes: number;
  /** What was found and cannot be used. */
  readonly problems: readonly string[];
}

export const createModelFiles = (options: ModelsOptions): ModelFiles => {
  const locate = async (card: ModelCard): Promise<Located> => {
    const problems: string[] = [];
    for (const root of [...options.folders, options.cacheFolder]) {
      const look = await lookIn(root, card);
      if (look.state === 'complete') return { folder: look.folder, sizeBytes: look.sizeBytes, problems };
      const words = lookWords(look);
      if (words !== undefined) problems.push(words);
    }
    return { sizeBytes: 0, problems };
  };

  const obtain = async (card: ModelCard): Promise<string> => {
    const { folder, problems } = await locate(card);
    if (folder !== undefined) return folder;
    throw new Fault('model/unavailable', { model: card.id, reason: problems.join('; ') || 'it is in none of the folders', remedy: '' });
  };
  return { locate, obtain };
};
export type { ShelfLook };
export { removeWrong };
