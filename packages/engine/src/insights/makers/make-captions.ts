import {
  CAPTION_SIZES, captionWindows, mapConcurrent, type Caption, type CaptionStyle, type ModelRequest, type AnalysisWindow,
} from '@frameseek/core';
import { askText } from '../ask-model.ts';
import { durationOf } from '../duration-of.ts';
import { requireVisionModel } from '../require-model.ts';
import { pictureParts, windowPictures, type WindowPictures } from '../window-pictures.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';

/** Calls at one time. A narrative tells on from what came before, so its calls wait for one another. */
const MAX_CONCURRENCY: Readonly<Record<CaptionStyle, number>> = { brief: 3, detailed: 3, narrative: 1 };
/** Characters of what is said that go along. */
const MAX_SAID_LENGTH = 600;

const SYSTEM: Readonly<Record<CaptionStyle, string>> = {
  brief: 'You describe a shot of a video in one short sentence: who or what is seen, doing what, where.',
  detailed: 'You describe a shot of a video in two to four sentences: people and things, what they do, the place, the light, colours, text that can be read, and how the camera moves.',
  narrative: 'You tell the story of a video shot by shot, in the present tense. Continue from what you told before in one or two sentences, without repeating it.',
};
const RULES = ' Say only what can be seen in the pictures, or is said. No preface, no “the image shows”. Answer with the description alone.';

/** A description of each shot; long takes get several. Pictures that could not be read leave their shot without one. */
export const makeCaptions: InsightMaker<'captions'> = async (context, { style }) => {
  const model = requireVisionModel(context);
  const { parts: { catalog }, video: { id }, report } = context;
  const windows = captionWindows(catalog.shots(id), durationOf(context));
  const captions: Caption[] = [];
  const describe = async ({ window, pictures }: WindowPictures<AnalysisWindow>): Promise<Caption[]> => {
    if (pictures.length === 0) return [];
    const request = captionRequest(context, { style, window, pictures, before: captions.at(-1)?.text });
    return [{ ...window, text: await askText(model, request, context) }];
  };
  let done = 0;
  for await (const found of mapConcurrent(windowPictures(context, windows, CAPTION_SIZES[style].pictures), MAX_CONCURRENCY[style], describe)) {
    captions.push(...found);
    done += 1;
    report(done / windows.length, `caption ${done} of ${windows.length}`);
  }
  return { by: model.info.id, data: captions };
};

const captionRequest = (
  { parts: { catalog }, video }: InsightContext,
  { style, window, pictures, before }: WindowPictures<AnalysisWindow> & { readonly style: CaptionStyle; readonly before: string | undefined },
): ModelRequest => {
  const said = catalog.cues(video.id, window).map(({ text }) => text).join(' ').slice(0, MAX_SAID_LENGTH);
  const words = [
    `The video is called “${video.title}”.`,
    ...(said === '' ? [] : [`In this shot is said: “${said}”`]),
    ...(style === 'narrative' && before !== undefined ? [`You told before: “${before}”`] : []),
  ];
  return {
    purpose: 'caption',
    system: SYSTEM[style] + RULES,
    messages: [{ role: 'user', parts: [{ type: 'text', text: words.join('\n') }, ...pictureParts(pictures)] }],
    maxOutputTokens: CAPTION_SIZES[style].tokens,
  };
};

