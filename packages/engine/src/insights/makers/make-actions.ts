import {
  ACTION_PICTURES, ACTION_TOKENS, actionWindows, mapConcurrent, mergeActions, spanLength, type Action, type Jpeg, type AnalysisWindow,
} from '@frameseek/core';
import { z } from 'zod';
import type { MeteredModel } from '../../language/metered-model.ts';
import { askJson } from '../ask-model.ts';
import { durationOf } from '../duration-of.ts';
import { requireVisionModel } from '../require-model.ts';
import { pictureParts, windowPictures, type WindowPictures } from '../window-pictures.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';

/** Calls at one time. */
const MAX_CONCURRENCY = 2;

const SYSTEM = 'You see consecutive pictures of a video, numbered and with their times, and name the actions in them: who does what. ' +
  'Compare each picture with the one before it, so that you name what moves and changes, not what merely stands there. ' +
  'Answer with JSON: {"actions": [{"first": number of the picture in which it begins, "last": number of the picture in which it ends, ' +
  '"text": "a short sentence", "confidence": 0 to 1}]}. An empty list is right when nothing is done.';

const answer = z.object({
  actions: z.array(z.object({
    first: z.number().int().min(1), last: z.number().int().min(1), text: z.string().trim().min(1).max(300), confidence: z.number().min(0).max(1),
  })),
});
type Answer = z.output<typeof answer>;

/** What is done when: from windows of consecutive pictures, joined where it goes on in the next. */
export const makeActions: InsightMaker<'actions'> = async (context) => {
  const model = requireVisionModel(context);
  const { parts: { catalog }, video: { id }, report } = context;
  const windows = actionWindows(catalog.shots(id), durationOf(context));
  const found: Action[] = [];
  let step = 0;
  let done = 0;
  const nameActions = (pictured: WindowPictures<AnalysisWindow>): Promise<readonly Action[]> => actionsIn(model, context, pictured);
  for await (const actions of mapConcurrent(windowPictures(context, windows, ACTION_PICTURES), MAX_CONCURRENCY, nameActions)) {
    found.push(...actions);
    step = Math.max(step, spanLength(windows[done] ?? { start: 0, end: 0 }) / ACTION_PICTURES);
    done += 1;
    report(done / windows.length, `window ${done} of ${windows.length}`);
  }
  return { by: model.info.id, data: [...mergeActions(found, step + 1)] };
};

const actionsIn = async (model: MeteredModel, context: InsightContext, { window, pictures }: WindowPictures<AnalysisWindow>): Promise<readonly Action[]> => {
  // In a single picture nothing moves.
  if (pictures.length < 2) return [];
  const { actions } = await askJson(model, {
    purpose: 'actions',
    name: 'actions',
    system: SYSTEM,
    parts: pictureParts(pictures),
    schema: answer,
    check: (read) => outside(read, pictures.length),
    maxOutputTokens: ACTION_TOKENS,
  }, context);
  return actions.map(({ first, last, text, confidence }) => ({ ...spanOf(first, last, { window, pictures }), text, confidence }));
};

const outside = ({ actions }: Answer, count: number): string | undefined =>
  actions.some(({ first, last }) => last > count || last < first) ? `the pictures are numbered 1 to ${count}` : undefined;

/** From half way to the picture before the first, to half way to the one after the last. */
const spanOf = (first: number, last: number, { window, pictures }: { readonly window: AnalysisWindow; readonly pictures: readonly Jpeg[] }) => {
  const at = (number: number): number | undefined => pictures[number - 1]?.at;
  const between = (a: number | undefined, b: number | undefined, edge: number): number => (a === undefined || b === undefined ? edge : (a + b) / 2);
  return { start: between(at(first - 1), at(first), window.start), end: between(at(last), at(last + 1), window.end) };
};
