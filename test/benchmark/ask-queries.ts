import { isFault, type Abortable, type ScoreCurve, type Span, type VideoId } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import type { Answer } from './answers.ts';
import { CLIP_SECONDS, type BenchmarkQuery } from './benchmark-query.ts';
import type { Benchmark } from './benchmarks.ts';
import type { IndexedVideos } from './index-videos.ts';

/** Moments asked for within a video: as many as the mAP of QVHighlights looks at. */
const MOMENTS = 10;
/** Moments asked for where videos are looked for: more than any search finds. */
const MOMENTS_OF_ALL = 1_000;

/** What stands for no moment: one without length overlaps nothing, and scripts that take the first one find it. */
const NO_MOMENT: Answer['pred_relevant_windows'] = [[0, 0, 0]];

/** What is asked, and where. */
export interface AskContext extends Abortable {
  readonly engine: Engine;
  readonly task: Benchmark['task'];
  readonly videos: IndexedVideos;
}

/**
 * Asks one query as somebody would type it. A query that the engine does not take is answered with nothing, as is one whose
 * video could not be indexed.
 */
export const askQuery = async (context: AskContext, query: BenchmarkQuery): Promise<Answer> => {
  const nothing = { qid: query.id, query: query.query, vid: query.video, pred_relevant_windows: NO_MOMENT };
  try {
    if (context.task === 'videos') return { ...nothing, pred_videos: await videosFor(context, query) };
    const id = context.videos.ids.get(query.video);
    if (id === undefined) return nothing;
    const windows = { ...nothing, pred_relevant_windows: await windowsFor(context, query, id) };
    return query.saliency === undefined ? windows : { ...windows, pred_saliency_scores: await saliencyFor(context, query, id) };
  } catch (error) {
    if (isFault(error) && error.code.startsWith('query/')) return { ...nothing, fault: error.code };
    throw error;
  }
};

/** Scores fall from one to the next, so that scripts that sort by them see the order of the engine. */
const windowsFor = async ({ engine, signal }: AskContext, { query }: BenchmarkQuery, id: VideoId): Promise<Answer['pred_relevant_windows']> => {
  const { moments } = await engine.search({ query, limit: MOMENTS, videoIds: [id] }, { signal });
  if (moments.length === 0) return NO_MOMENT;
  return moments.map(({ start, end }, index) => [start, end, Math.min(...moments.slice(0, index + 1).map(({ score }) => score))]);
};

const videosFor = async ({ engine, videos: { ids }, signal }: AskContext, { query }: BenchmarkQuery): Promise<string[]> => {
  const names = Map.groupBy(ids.keys(), (name) => ids.get(name));
  const { moments } = await engine.search({ query, limit: MOMENTS_OF_ALL, videoIds: [...new Set(ids.values())] }, { signal });
  const found = moments.flatMap(({ video, also = [] }) => [video.id, ...also.map((it) => it.video.id)]);
  return [...new Set(found)].flatMap((id) => names.get(id) ?? []);
};

const saliencyFor = async ({ engine, signal }: AskContext, { query, saliency = [] }: BenchmarkQuery, id: VideoId): Promise<number[]> => {
  const curve = await engine.curve({ id, query }, { signal });
  return saliency.map((_, clip) => meanScore(curve, { start: clip * CLIP_SECONDS, end: (clip + 1) * CLIP_SECONDS }));
};

/** Each score of the curve counts by the time it shares with the span. */
const meanScore = ({ interval, scores }: ScoreCurve, { start, end }: Span): number => {
  const first = Math.floor(start / interval);
  const within = scores.slice(first, Math.ceil(end / interval));
  const shared = within.map((_, index) => Math.min(end, (first + index + 1) * interval) - Math.max(start, (first + index) * interval));
  return within.reduce((sum, score, index) => sum + score * (shared[index] ?? 0), 0) / (end - start);
};
