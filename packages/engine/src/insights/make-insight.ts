import { Fault, insight, type Insight, type InsightKind, type Task, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { guardWrite } from '../indexing/guard-write.ts';
import type { SearchServices } from '../search/search-services.ts';
import type { ProbedVideo } from '../indexing/ingest-context.ts';
import { requireVideo } from '../library/require-video.ts';
import { indexDescriptions } from '../indexing/index-descriptions.ts';
import { makeActions } from './makers/make-actions.ts';
import { makeCaptions } from './makers/make-captions.ts';
import { makeChapters } from './makers/make-chapters.ts';
import type { InsightContext, InsightMaker, InsightResult, ReportInsight, RequestOf } from './makers/insight-maker.ts';
import { makeHighlights } from './makers/make-highlights.ts';
import { makeQuality } from './makers/make-quality.ts';
import { makeSound } from './makers/make-sound.ts';
import { makeStoryboard } from './makers/make-storyboard.ts';
import { makeSummary } from './makers/make-summary.ts';
import { makeTrack } from './makers/make-track.ts';
import { makeTranslation } from './makers/make-translation.ts';

/** How each kind is made. */
const MAKERS: { readonly [Kind in InsightKind]: InsightMaker<Kind> } = {
  captions: makeCaptions,
  summary: makeSummary,
  chapters: makeChapters,
  highlights: makeHighlights,
  actions: makeActions,
  track: makeTrack,
  quality: makeQuality,
  sound: makeSound,
  storyboard: makeStoryboard,
  translation: makeTranslation,
};

/** Whether it describes the video in words that are searched. */
export const isDescription = ({ kind }: Pick<Insight, 'kind'>): boolean => kind === 'captions' || kind === 'actions' || kind === 'track' || kind === 'chapters' || kind === 'translation';

interface MakeInsightOptions {
  readonly search: SearchServices;
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly report: ReportInsight;
}

/** Makes one insight, keeps it, and makes it findable: last of all, so that what is kept is whole. Throws what its maker throws. */
export const makeInsight = async ({ search, task: { videoId, key, request }, signal, report }: MakeInsightOptions): Promise<void> => {
  const { parts } = search;
  const video = requireProbed(parts, videoId);
  const context: InsightContext = { parts, search, video, signal, report };
  const result = await runMaker(context, request);
  guardWrite(context);
  // Optional fields of the request (the style, the wish, the object) belong to the insight.
  parts.catalog.putInsight(videoId, insight.parse({ ...request, ...result, key, madeAt: new Date().toISOString() }));
  if (isDescription(request)) await indexDescriptions(context);
};

const runMaker = <Kind extends InsightKind>(context: InsightContext, request: RequestOf<Kind>): Promise<InsightResult<Kind>> => {
  const make = MAKERS[request.kind];
  return make(context, request);
};

/** The video, when it has been probed. Throws `library/unknown-video`, and `input/invalid` when it has not. */
export const requireProbed = (parts: EngineParts, id: VideoId): ProbedVideo => {
  const video = requireVideo(parts, id);
  const { probe } = video;
  if (probe === undefined) throw new Fault('input/invalid', { problems: [`${video.title} has not been looked at yet: index it first`] });
  return { ...video, probe };
};
