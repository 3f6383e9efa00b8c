import {
  SUMMARY_PICTURES, clockTime, inGroups, mapConcurrent, summaryLevels, type ModelPart, type SummaryPart,
} from '@frameseek/core';
import { requireModel } from '../require-model.ts';
import { pictureParts, stretchPictures, type StretchPictures } from '../stretch-pictures.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';
import { summaryCalls, type SummedUp } from './summary-calls.ts';
import { sourceParts } from './summary-sources.ts';

/** Calls at one time. */
const MAX_CONCURRENCY = 2;

/**
 * Parts of a few minutes are summed up, then groups of these, until few enough are left for the whole: every call is of
 * bounded size, and what is kept between them is their texts. Calls that were answered before are not made again, so that a
 * task that broke off goes on where it was.
 */
export const makeSummary: InsightMaker<'summary'> = async (context) => {
  const model = requireModel(context);
  const calls = summaryCalls(model, context);
  const parts = sourceParts(context);
  const levels = summaryLevels(parts.length);
  const count = counter(context, parts.length + levels.reduce((sum, some) => sum + some, 0) + 1);
  const all = async <T>(items: AsyncIterable<T> | Iterable<T>, sumUp: (item: T) => Promise<SummedUp>): Promise<SummedUp[]> => {
    const found: SummedUp[] = [];
    for await (const one of mapConcurrent(items, MAX_CONCURRENCY, sumUp)) {
      found.push(one);
      count();
    }
    return found;
  };
  let sections = await all(withPictures(context, parts, model.info.takesImages), ({ stretch, pictures }) =>
    calls.part(stretch, [...toldParts(stretch), ...pictureParts(pictures)]));
  for (const level of levels) sections = await all(inGroups(sections, level), (group) => calls.section(group));
  const { overview, events } = await calls.whole(sections);
  const segments = sections.map(({ start, end, title, text }) => ({ start, end, title, text }));
  return { by: model.info.id, data: { overview, segments, events: [...events] } };
};

async function* withPictures(context: InsightContext, parts: readonly SummaryPart[], takesImages: boolean): AsyncGenerator<StretchPictures<SummaryPart>> {
  if (takesImages && context.video.probe.video !== undefined) yield* stretchPictures(context, parts, SUMMARY_PICTURES);
  else for (const stretch of parts) yield { stretch, pictures: [] };
}

const toldParts = ({ lines }: SummaryPart): readonly ModelPart[] =>
  lines.length === 0 ? [] : [{ type: 'text', text: lines.map(({ at, text }) => `${clockTime(at)} ${text}`).join('\n') }];

const counter = ({ report }: InsightContext, total: number): (() => void) => {
  let done = 0;
  return () => {
    done += 1;
    report(done / total, `part ${done} of ${total}`);
  };
};
