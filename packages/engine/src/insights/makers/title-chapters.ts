import { overlaps, type Chapter, type Passage } from '@frameseek/core';
import { z } from 'zod';
import type { MeteredModel } from '../../language/metered-model.ts';
import { askJson } from '../ask-model.ts';
import type { InsightContext } from './insight-maker.ts';

/** Chapters that are named in one call. */
export const TITLES_A_CALL = 20;
/** Characters of each chapter that the model reads. */
const EXCERPT = 600;

const SYSTEM = 'You name the chapters of a video. A title has two to seven words, says what the chapter is about, and is in the language that is spoken. ' +
  'Answer with JSON: {"titles": ["…"]}, one title for each chapter, in their order.';

/** The same chapters with titles by a model that reads how each begins. */
export const titleChapters = async (
  model: MeteredModel, context: InsightContext, { chapters, said }: { readonly chapters: readonly Chapter[]; readonly said: readonly Passage[] },
): Promise<Chapter[]> => {
  const titles: string[] = [];
  for (let from = 0; from < chapters.length; from += TITLES_A_CALL) {
    const batch = chapters.slice(from, from + TITLES_A_CALL);
    const answer = await askJson(model, {
      purpose: 'chapters',
      name: 'titles',
      system: SYSTEM,
      parts: [{ type: 'text', text: batch.map((chapter, index) => excerpt(chapter, index + 1, said)).join('\n\n') }],
      schema: z.object({ titles: z.array(z.string().trim().min(1).max(120)) }),
      check: (read) => (read.titles.length === batch.length ? undefined : `there are ${read.titles.length} titles for ${batch.length} chapters`),
      maxOutputTokens: 40 * batch.length + 50,
    }, context);
    titles.push(...answer.titles);
    context.report(0.5 + (0.5 * titles.length) / chapters.length, 'titles');
  }
  return chapters.map((chapter, index) => ({ ...chapter, title: titles[index] ?? chapter.title }));
};

const excerpt = (chapter: Chapter, number: number, said: readonly Passage[]): string => {
  const words = said.filter((passage) => overlaps(passage, chapter)).map(({ text }) => text).join(' ');
  return `Chapter ${number}. Key words: ${chapter.keywords.join(', ')}\n${words.slice(0, EXCERPT)}`;
};
