import {
  ACTION_PICTURES, ACTION_TOKENS, CAPTION_SIZES, SUMMARY_PICTURES, SUMMARY_TOKENS, TOKENS_PER_PICTURE, actionWindows, captionWindows,
  chapterLength, summaryLevels, textTokens, translationGroups, type InsightEstimate, type InsightRequest,
} from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import type { ProbedVideo } from '../indexing/ingest-context.ts';
import { durationOf } from './duration-of.ts';
import { TITLES_A_CALL } from './makers/title-chapters.ts';
import { sourceParts } from './makers/summary-sources.ts';
import { translationSources } from './makers/translation-sources.ts';

type Sum = Pick<InsightEstimate, 'modelCalls' | 'frames' | 'inputTokens' | 'outputTokens'>;
const NOTHING: Sum = { modelCalls: 0, frames: 0, inputTokens: 0, outputTokens: 0 };

/** Tokens of the instructions of one call; of what is said beside a caption; of a chapter's excerpt; of one summary that is read. */
const INSTRUCTIONS = 130;
const SAID = 40;
const EXCERPT = 170;
const ONE_SUMMARY = 180;
/** Tokens of a translation beside those of what it translates, with the numbers of the lines. */
const TRANSLATED = 1.4;
const MILLION = 1_000_000;

/** What making it would cost: calls, pictures, tokens and US dollars, from the same plans by which it is made. Models rarely write as much as they may. */
export const estimateInsight = (parts: LibraryParts, video: ProbedVideo, request: InsightRequest): InsightEstimate => {
  const { language } = parts;
  const sum = sumOf(parts, video, request);
  const price = language?.info.price;
  const dollars = price === undefined ? undefined : (sum.inputTokens * price.input + sum.outputTokens * price.output) / MILLION;
  return { ...sum, ...(dollars !== undefined && { dollars }), needsModel: needsModel(request) };
};

/** Whether only a language model can make it. */
export const needsModel = ({ kind }: Pick<InsightRequest, 'kind'>): boolean => kind === 'captions' || kind === 'summary' || kind === 'actions' || kind === 'translation';

const sumOf = (parts: LibraryParts, video: ProbedVideo, request: InsightRequest): Sum => {
  const context = { parts, video };
  const { language, catalog } = parts;
  const duration = durationOf(context);
  const shots = catalog.shots(video.id);
  switch (request.kind) {
    case 'captions': {
      const { pictures, tokens } = CAPTION_SIZES[request.style];
      return calls(captionWindows(shots, duration).length, { pictures, read: SAID, written: tokens / 2 });
    }
    case 'actions':
      return calls(actionWindows(shots, duration).length, { pictures: ACTION_PICTURES, read: 0, written: ACTION_TOKENS / 3 });
    case 'summary': {
      const sources = sourceParts(context);
      const pictures = language?.info.takesImages === true && video.probe.video !== undefined ? SUMMARY_PICTURES : 0;
      const levels = summaryLevels(sources.length);
      const read = sources.reduce((total, { lines }) => total + lines.reduce((most, { text }) => most + textTokens(text), 0), 0);
      const above = levels.reduce((total, count) => total + count, 0) + 1;
      const summed = sources.length + levels.reduce((total, count) => total + count, 0);
      return add(
        calls(sources.length, { pictures, read: read / Math.max(1, sources.length), written: SUMMARY_TOKENS / 2 }),
        calls(above, { pictures: 0, read: (summed * ONE_SUMMARY) / above, written: SUMMARY_TOKENS / 2 }),
      );
    }
    case 'chapters': {
      const chapters = video.probe.metadata?.chapters !== undefined || language === undefined || catalog.transcripts(video.id).length === 0 ? 0 : Math.max(1, Math.round(duration / chapterLength(duration).typical));
      return chapters === 0 ? NOTHING : calls(Math.ceil(chapters / TITLES_A_CALL), { pictures: 0, read: EXCERPT * Math.min(chapters, TITLES_A_CALL), written: 12 * Math.min(chapters, TITLES_A_CALL) });
    }
    case 'translation': {
      const groups = translationGroups(translationSources(context));
      const read = groups.flat().reduce((total, { text }) => total + textTokens(text), 0) / Math.max(1, groups.length);
      return calls(groups.length, { pictures: 0, read, written: read * TRANSLATED });
    }
    case 'highlights':
    case 'track':
    case 'quality':
    case 'sound':
    case 'storyboard':
      return NOTHING;
    default:
      return request satisfies never;
  }
};

const calls = (count: number, { pictures, read, written }: { readonly pictures: number; readonly read: number; readonly written: number }): Sum => ({
  modelCalls: count,
  frames: count * pictures,
  inputTokens: Math.round(count * (INSTRUCTIONS + read + pictures * TOKENS_PER_PICTURE)),
  outputTokens: Math.round(count * written),
});

const add = (a: Sum, b: Sum): Sum => ({
  modelCalls: a.modelCalls + b.modelCalls, frames: a.frames + b.frames,
  inputTokens: a.inputTokens + b.inputTokens, outputTokens: a.outputTokens + b.outputTokens,
});
