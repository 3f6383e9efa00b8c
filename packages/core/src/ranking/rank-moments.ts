import { scoreCandidates, type ScoredCandidate } from './scored-candidates.ts';
import { normalizeText } from '../text/tokenize.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import { cover, gap, iou, overlaps, spanLength, type Span } from '../time/span.ts';
import type { Modality } from '../domain/modality.ts';
import type { Moment, MomentHit } from '../domain/moment.ts';
import type { Ranking } from './ranking.ts';
import { ALL_RULES, type WithoutRules } from './search-rules.ts';
import { TITLE_Z_SCORE, type TitledVideo } from './title-match.ts';
import type { VideoId } from '../domain/video.ts';
import { calibratedWeight, zScoreOfWeight } from './calibration/calibrated-weight.ts';
import { percentile } from './calibration/percentile.ts';

interface RankOptions {
  readonly query: ParsedQuery;
  readonly limit: number;
  /** The videos that the query names, by what people call them. */
  readonly named?: ReadonlyMap<VideoId, TitledVideo>;
  /** What is left out to be measured; absent: nothing. */
  readonly without?: WithoutRules;
  /** Seconds between two hits of one moment. */
  readonly maxGap?: number;
  /** Seconds that a moment may have; only a single longer segment makes a longer one. */
  readonly maxLength?: number;
}

/** What a ranking found. */
export interface RankedMoments {
  /** False when nothing stands out; `moments` then holds the nearest. */
  readonly match: boolean;
  /** Best first; scores are shares of unrelated queries that find nothing as good, between 0 and 1. */
  readonly moments: readonly Moment[];
}

const MAX_GAP = 1.5;
const MAX_LENGTH = 30;
/** A candidate stretches a moment only if it stands at most this many deviations below the moment's best. */
const MAX_Z_DROP = 0.5;
/** Score from which a moment matches: nine of ten unrelated queries would not find one as good. */
export const MATCH_THRESHOLD = 0.9;
/** Overlap (IoU) from which two passages are one that was found in two ways, as what is written by its words and line by line. */
const SAME_PASSAGE = 0.8;
/** Hits that are shown for one moment. */
const MAX_HITS = 8;

/** A moment in the making. `lead` is its strongest candidate: the modality that decides where it begins and ends. */
interface Cluster extends Span {
  readonly lead: ScoredCandidate;
  readonly candidates: ScoredCandidate[];
}

/**
 * Hits of all retrievers, fused by time. Each hit counts by where it stands among what unrelated queries find; the
 * strongest found a moment and neighbours of the same video join it; a moment scores the sum over the modalities of its
 * best hit. (Summing all hits would let eight weak neighbours beat the right one.)
 */
export const rankMoments = (rankings: readonly Ranking[], options: RankOptions): RankedMoments => {
  const { query, without = ALL_RULES, named = NOBODY } = options;
  const candidates = scoreCandidates(rankings, query, without);
  const clusters = clusterByTime(candidates, options);
  const exact = clusters.filter((cluster) => cluster.candidates.some((it) => it.exact));
  // What is quoted and stands nowhere is not there, nothing else is near to it; it may still be what a video is called.
  if (exact.length === 0 && isQuotation(query)) return { match: named.size > 0, moments: withNamed([], named).slice(0, options.limit) };
  const kept = exact.length > 0 ? exact : clusters;
  const moments = withNamed(kept.map((cluster) => toMoment(cluster, { without, named })), named).toSorted((a, b) => b.score - a.score || spanLength(b) - spanLength(a) || a.start - b.start);
  const match = exact.length > 0 || (moments[0]?.score ?? 0) >= MATCH_THRESHOLD;
  return { match, moments: moments.slice(0, options.limit) };
};

/** Whether all that is asked for is quoted: then only these very words are found. */
export const isQuotation = ({ words, phrases }: ParsedQuery): boolean =>
  phrases.length > 0 && normalizeText(phrases.join(' ')) === normalizeText(words);

/** Strongest first, so that a weak tail never founds the moment that a strong hit then has to share. */
const clusterByTime = (candidates: readonly ScoredCandidate[], { maxGap = MAX_GAP, maxLength = MAX_LENGTH }: RankOptions): Cluster[] => {
  const byVideo = new Map<string, Cluster[]>();
  const ordered = candidates.toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.weight - a.weight);
  for (const candidate of ordered) {
    const clusters = byVideo.get(candidate.segment.videoId) ?? [];
    byVideo.set(candidate.segment.videoId, clusters);
    const index = clusters.findIndex((cluster) => canJoin(cluster, candidate, { maxGap, maxLength }));
    const cluster = clusters[index];
    if (cluster === undefined) clusters.push({ ...spanOf(candidate), lead: candidate, candidates: [candidate] });
    else clusters[index] = withCandidate(cluster, candidate);
  }
  return [...byVideo.values()].flat();
};

const spanOf = ({ segment }: ScoredCandidate): Span => ({ start: segment.start, end: segment.end });

/**
 * A candidate of the leading modality joins when it stretches the moment by little and stands near the best; one of
 * another modality joins where it overlaps, and leaves the borders alone: an exact shot is not blurred by a long passage. What
 * has nearly its borders is the same.
 */
const canJoin = (cluster: Cluster, candidate: ScoredCandidate, limits: { maxGap: number; maxLength: number }): boolean => {
  if (candidate.modality !== cluster.lead.modality) return overlaps(cluster, candidate.segment);
  if (iou(cluster, candidate.segment) >= SAME_PASSAGE) return true;
  if (!candidate.mergeable || !cluster.lead.mergeable) return false;
  const near = gap(cluster, candidate.segment) <= limits.maxGap;
  const strong = candidate.zScore >= cluster.lead.zScore - MAX_Z_DROP;
  return near && strong && spanLength(cover(cluster, candidate.segment)) <= limits.maxLength;
};

const withCandidate = (cluster: Cluster, candidate: ScoredCandidate): Cluster => ({
  ...cluster,
  ...(candidate.modality === cluster.lead.modality ? cover(cluster, candidate.segment) : {}),
  candidates: [...cluster.candidates, candidate],
});

const NOBODY: ReadonlyMap<VideoId, TitledVideo> = new Map();

const toMoment = ({ lead, candidates, start, end }: Cluster, { without, named }: Required<Pick<RankOptions, 'without' | 'named'>>): Moment => {
  const best = new Map<Modality, number>();
  for (const { modality, weight } of candidates) best.set(modality, Math.max(best.get(modality) ?? 0, weight));
  const found = [...best.values()].reduce((sum, value) => (without.has('sum') ? Math.max(sum, value) : sum + value), 0);
  const video = named.get(lead.segment.videoId);
  const weight = found + (video === undefined ? 0 : TITLE_WEIGHT);
  const hits = candidates.toSorted((a, b) => b.weight - a.weight).slice(0, MAX_HITS).map(toHit);
  return { videoId: lead.segment.videoId, start, end, score: percentile(zScoreOfWeight(weight)), hits: [...hits, ...(video === undefined ? [] : [toTitleHit(video, start)])] };
};

const TITLE_WEIGHT = calibratedWeight(TITLE_Z_SCORE);

/** A video that is named, and in which nothing else was found, is a moment as a whole. */
const withNamed = (moments: readonly Moment[], named: ReadonlyMap<VideoId, TitledVideo>): readonly Moment[] => {
  const found = new Set(moments.map(({ videoId }) => videoId));
  return [...moments, ...[...named.values()].filter(({ id, duration }) => duration > 0 && !found.has(id)).map((video): Moment =>
    ({ videoId: video.id, start: 0, end: video.duration, score: percentile(TITLE_Z_SCORE), hits: [toTitleHit(video, 0)] }))];
};

const toTitleHit = ({ title }: TitledVideo, at: number): MomentHit =>
  ({ modality: 'described', at, score: percentile(TITLE_Z_SCORE), text: `Title: ${title}` });

const toHit = ({ segment, modality, zScore }: ScoredCandidate): MomentHit => ({
  modality,
  at: segment.at,
  score: percentile(zScore),
  ...(segment.text === undefined ? {} : { text: segment.text }),
});
