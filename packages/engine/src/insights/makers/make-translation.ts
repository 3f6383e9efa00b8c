import { Fault, mapConcurrent, textTokens, translationGroups, type TranslatedLine } from '@frameseek/core';
import { z } from 'zod';
import { askJson } from '../ask-model.ts';
import { requireModel } from '../require-model.ts';
import type { InsightMaker } from './insight-maker.ts';
import { translationSources } from './translation-sources.ts';

/** Calls at one time. */
const MAX_CONCURRENCY = 2;
/** Tokens of an answer beside those of its lines, and how much longer another language may be: Japanese takes more tokens than English. */
const SPARE_TOKENS = 200;
const LONGER = 3;

const SYSTEM = 'You translate numbered lines of a video: what is said, and what is written in the picture. Lines follow one another, so a sentence may go on in the next. ' +
  'Answer with JSON alone: {"lines": [{"number": 1, "text": "the translation"}]}, every number once, in their order; names and numbers stay, nothing is added or left out.';

const answer = z.object({ lines: z.array(z.object({ number: z.number().int(), text: z.string().trim().min(1) })) });

/**
 * What is said and written, line by line in another language, with the times of the lines. Each call has a few dozen of them, and its
 * answer must have every one: calls that were answered before are not made again, so that a task that broke off goes on where it was.
 */
export const makeTranslation: InsightMaker<'translation'> = async (context, { language }) => {
  const model = requireModel(context);
  const groups = translationGroups(translationSources(context));
  if (groups.length === 0) throw new Fault('input/invalid', { problems: [`nothing is said or written in ${context.video.title}`] });
  const into = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  const translate = async (group: readonly TranslatedLine[]): Promise<readonly TranslatedLine[]> => {
    const lines = group.map(({ text }, index) => `${index + 1} ${text.replaceAll(/\s+/gu, ' ')}`).join('\n');
    const { lines: translated } = await askJson(model, {
      name: 'translation', purpose: 'translate', system: SYSTEM, schema: answer,
      parts: [{ type: 'text', text: `Into ${into} (${language}):\n${lines}` }],
      maxOutputTokens: SPARE_TOKENS + Math.ceil(LONGER * textTokens(lines)),
      check: ({ lines: found }) => missing(found.map(({ number }) => number), group.length),
    }, context);
    const texts = new Map(translated.map(({ number, text }) => [number, text]));
    return group.flatMap((line, index) => {
      const text = texts.get(index + 1);
      return text === undefined ? [] : [{ ...line, text }];
    });
  };
  const found: TranslatedLine[] = [];
  let done = 0;
  for await (const lines of mapConcurrent(groups, MAX_CONCURRENCY, translate)) {
    found.push(...lines);
    done += 1;
    context.report(done / groups.length, `part ${done} of ${groups.length}`);
  }
  return { by: model.info.id, data: found };
};

const missing = (numbers: readonly number[], count: number): string | undefined => {
  const there = new Set(numbers);
  const gone = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !there.has(number));
  return gone.length === 0 ? undefined : `the lines ${gone.slice(0, 5).join(', ')} are missing`;
};
