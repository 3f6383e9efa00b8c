import type { Catalog, VideoId } from '@frameseek/core';
import { wordsDigest } from './subtitle-texts.ts';

/** Between where words come from and what people say of them, in the name of how the stage was done. */
const CORRECTED = '~';

/** A video, and where its corrections lie. */
interface CorrectedVideo {
  readonly parts: { readonly catalog: Pick<Catalog, 'corrections' | 'stages'> };
  readonly video: { readonly id: VideoId };
}

/** What is added to the name of where the words come from once they are in the index as people corrected them. */
export const correctionsName = ({ parts: { catalog }, video: { id } }: CorrectedVideo): string => {
  const corrections = catalog.corrections(id);
  return corrections.length === 0 ? '' : `${CORRECTED}${wordsDigest(corrections)}`;
};

/** Whether what the name tells was done for words of this source, corrected or not. */
export const isOfSource = (by: string, source: string): boolean => by.startsWith(`${source}/`) || by.startsWith(`${source}${CORRECTED}`);

/** Whether people have corrected words, or taken that back, since they were entered into the index. */
export const hasNewCorrections = (context: CorrectedVideo): boolean => {
  const { parts: { catalog }, video: { id } } = context;
  const record = catalog.stages(id).find(({ stage }) => stage === 'speech');
  if (record?.state !== 'done') return false;
  const name = correctionsName(context);
  return name === '' ? record.by.includes(CORRECTED) : !record.by.includes(name);
};
