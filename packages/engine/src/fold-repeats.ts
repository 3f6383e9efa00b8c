import {
  contains, groupRepeats, isAsLong, isSameFootage, standingOfScore, type Abortable, type EmbeddingSpace, type Footage, type VideoId,
} from '@frameseek/core';
import type { FoundMoment } from './engine.ts';
import type { Searcher } from './search.ts';
import { vectorAt, type VideoVectors } from './video-vectors.ts';

/** Moments among which repeats are looked for; what comes after them is shown as it is. */
const MOST_MOMENTS = 40;
/** Deviations by which the scores of two repeats differ at most: the same pictures and words answer a query alike. */
const SAME_STANDING = 0.75;
/** Videos whose keyframes are looked at: most are in memory, but in a large library each may have to be read. */
const MOST_VIDEOS = 20;
/** Keyframes of one moment that are compared. */
const MOST_PICTURES = 6;

/** The moments with the same footage elsewhere folded into the best of each, best first. */
export const foldRepeats = async (searcher: Searcher & Abortable, moments: readonly FoundMoment[]): Promise<readonly FoundMoment[]> => {
  const [head, tail] = [moments.slice(0, MOST_MOMENTS), moments.slice(MOST_MOMENTS)];
  const inDoubt = head.filter((moment) => head.some((other) => other !== moment && mayRepeat(moment, other)));
  if (inDoubt.length === 0) return moments;
  const encoder = await searcher.queryModels.ready('visual', searcher);
  if (encoder === undefined) return moments;
  const footage = await footageOf(searcher, encoder.space, inDoubt);
  const isRepeat = (a: FoundMoment, b: FoundMoment): boolean => {
    const [one, other] = [footage.get(a), footage.get(b)];
    return one !== undefined && other !== undefined && mayRepeat(a, b) && isSameFootage(one, other);
  };
  return [...groupRepeats(head, isRepeat).map(([best, ...others]) => withRepeats(best, others)), ...tail];
};

const withRepeats = (best: FoundMoment, others: readonly FoundMoment[]): FoundMoment =>
  others.length === 0 ? best : { ...best, also: others.map(({ video, start, end }) => ({ video, start, end })) };

/** Whether what is known without looking allows it. */
const mayRepeat = (a: FoundMoment, b: FoundMoment): boolean =>
  a.hits[0]?.modality === b.hits[0]?.modality && isAsLong(a, b) && Math.abs(standingOfScore(a.score) - standingOfScore(b.score)) <= SAME_STANDING;

const footageOf = async (
  { parts: { catalog }, shelf, signal }: Searcher & Abortable, space: EmbeddingSpace, moments: readonly FoundMoment[],
): Promise<ReadonlyMap<FoundMoment, Footage>> => {
  const ids = [...new Set(moments.map(({ videoId }) => videoId))].slice(0, MOST_VIDEOS);
  const videos = new Map<VideoId, VideoVectors>();
  await Promise.all(ids.map(async (id) => videos.set(id, await shelf.of(space, id, { signal }))));
  return new Map(moments.flatMap((moment): [FoundMoment, Footage][] => {
    const { videoId, start, end, hits: [lead] } = moment;
    const video = videos.get(videoId);
    if (video === undefined) return [];
    const said = catalog.cues(videoId, moment).filter((cue) => contains(moment, (cue.start + cue.end) / 2)).map(({ text }) => text);
    const words = [...said, ...(lead?.modality === 'text' ? [lead.text ?? ''] : [])].join(' ');
    return [[moment, { videoId, start, end, words, pictures: picturesIn(video, moment, space) }]];
  }));
};

/** Evenly spread over the moment. */
const picturesIn = (video: VideoVectors, moment: FoundMoment, space: EmbeddingSpace): Footage['pictures'] => {
  const rows = video.segments.flatMap((segment, row) => (contains(moment, (segment.start + segment.end) / 2) ? [row] : []));
  const step = Math.max(1, rows.length / MOST_PICTURES);
  const chosen = rows.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  return chosen.map((row) => vectorAt(video, row, space));
};
