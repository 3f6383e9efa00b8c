import {
  CAPTION_SIZES, captionStretches, mapConcurrent, type Caption, type CaptionStyle, type ModelRequest, type Stretch,
} from '@frameseek/core';
import { askWords } from '../ask-model.ts';
import { durationOf } from '../duration-of.ts';
import type { Make, MakeContext } from './make-context.ts';
import { pictureParts, pictured, requireSeeingModel, type Pictured } from '../model-pictures.ts';

/** Calls at one time. A narrative tells on from what came before, so its calls wait for one another. */
const AT_ONCE: Readonly<Record<CaptionStyle, number>> = { brief: 3, detailed: 3, narrative: 1 };
/** Characters of what is said that go along. */
const MAX_SAID_LENGTH = 600;

const SYSTEM: Readonly<Record<CaptionStyle, string>> = {
  brief: 'You describe a shot of a video in one short sentence: who or what is seen, doing what, where.',
  detailed: 'You describe a shot of a video in two to four sentences: people and things, what they do, the place, the light, colours, text that can be read, and how the camera moves.',
  narrative: 'You tell the story of a video shot by shot, in the present tense. Continue from what you told before in one or two sentences, without repeating it.',
};
const RULES = ' Say only what can be seen in the pictures, or is said. No preface, no “the image shows”. Answer with the description alone.';

/** A description of each shot; long takes get several. Pictures that could not be read leave their shot without one. */
export const makeCaptions: Make<'captions'> = async (context, { style }) => {
  const model = requireSeeingModel(context);
  const { parts: { catalog }, video: { id }, report } = context;
  const stretches = captionStretches(catalog.shots(id), durationOf(context));
  const captions: Caption[] = [];
  const describe = async ({ stretch, pictures }: Pictured<Stretch>): Promise<Caption[]> => {
    if (pictures.length === 0) return [];
    const request = captionRequest(context, { style, stretch, pictures, before: captions.at(-1)?.text });
    return [{ ...stretch, text: await askWords(model, request, context) }];
  };
  let done = 0;
  for await (const found of mapConcurrent(pictured(context, stretches, CAPTION_SIZES[style].pictures), AT_ONCE[style], describe)) {
    captions.push(...found);
    done += 1;
    report(done / stretches.length, `caption ${done} of ${stretches.length}`);
  }
  return { by: model.info.id, data: captions };
};

const captionRequest = (
  { parts: { catalog }, video }: MakeContext,
  { style, stretch, pictures, before }: Pictured<Stretch> & { readonly style: CaptionStyle; readonly before: string | undefined },
): ModelRequest => {
  const said = catalog.cues(video.id, stretch).map(({ text }) => text).join(' ').slice(0, MAX_SAID_LENGTH);
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

