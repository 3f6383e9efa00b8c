import {
  SUMMARY_PICTURES, clockTime, inGroups, mapConcurrent, summaryLevels, type ModelPart, type SummaryPart,
} from '@frameseek/core';
import { requireModel } from '../require-model.ts';
import { pictureParts, windowPictures, type WindowPictures } from '../window-pictures.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';
import { summaryCalls, type SectionSummary } from './summary-calls.ts';
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
  const summariseAll = async <T>(items: AsyncIterable<T> | Iterable<T>, summarise: (item: T) => Promise<SectionSummary>): Promise<SectionSummary[]> => {
    const found: SectionSummary[] = [];
    for await (const one of mapConcurrent(items, MAX_CONCURRENCY, summarise)) {
      found.push(one);
      count();
    }
    return found;
  };
  let sections = await summariseAll(withPictures(context, parts, model.info.takesImages), ({ window, pictures }) =>
    calls.part(window, [...toldParts(window), ...pictureParts(pictures)]));
  for (const level of levels) sections = await summariseAll(inGroups(sections, level), (group) => calls.section(group));
  const { overview, events } = await calls.whole(sections);
  const segments = sections.map(({ start, end, title, text }) => ({ start, end, title, text }));
  return { by: model.info.id, data: { overview, segments, events: [...events] } };
};

async function* withPictures(context: InsightContext, parts: readonly SummaryPart[], takesImages: boolean): AsyncGenerator<WindowPictures<SummaryPart>> {
  if (takesImages && context.video.probe.video !== undefined) yield* windowPictures(context, parts, SUMMARY_PICTURES);
  else for (const window of parts) yield { window, pictures: [] };
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
