import type { Chapter, Highlight, Insight, QualityFinding, SoundKind } from '@frameseek/core';
import { clock } from '../ui/format.ts';
import type { PlainMessage } from '../../messages/message.ts';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** A stretch of the timeline (seconds) with the label that stands for it. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** What the stretch sounds like, in a row that shows several kinds. */
  readonly sound?: SoundKind;
}

/** The kinds of lanes, in the order in which they are drawn. */
const LANES = ['captions', 'highlights', 'actions', 'track', 'quality', 'sound'] as const;
/** What a lane shows. */
export type LaneKind = (typeof LANES)[number];

/** One row below the timeline. */
export interface Lane {
  readonly key: string;
  readonly kind: LaneKind;
  readonly name: string;
  readonly marks: readonly Mark[];
}

/** Why a stretch is a highlight, as people read it. */
export const HIGHLIGHT_LABELS: Readonly<Record<Highlight['why'][number], PlainMessage>> = {
  loud: 'loud', motion: 'much moves', speech: 'much is said', wish: 'fits the wish',
};
/** What may be wrong with a stretch, as people read it. */
export const QUALITY_LABELS: Readonly<Record<QualityFinding['problem'], PlainMessage>> = {
  black: 'Black', frozen: 'Frozen', silent: 'Silent', clipped: 'Sound clipped', dark: 'Very dark', blurred: 'Blurred',
};

/** What was made of a video, as rows of the timeline. Chapters are not among them: they divide the line itself. */
export const lanesOf = (insights: readonly Insight[], words: Words = ENGLISH_WORDS): readonly Lane[] =>
  insights.flatMap((insight): readonly Lane[] => {
    const lane = laneOf(insight, words);
    return lane === undefined || lane.marks.length === 0 ? [] : [{ key: insight.key, ...lane }];
  }).toSorted((a, b) => LANES.indexOf(a.kind) - LANES.indexOf(b.kind));

const laneOf = (insight: Insight, { t }: Words): Omit<Lane, 'key'> | undefined => {
  switch (insight.kind) {
    case 'captions':
      return { kind: 'captions', name: t('Captions ({style})', { style: t(insight.style) }), marks: insight.data.map(({ start, end, text }) => ({ start, end, label: text })) };
    case 'highlights':
      return {
        kind: 'highlights', name: insight.wish === undefined ? t('Highlights') : t('Highlights: {wish}', { wish: insight.wish }),
        marks: insight.data.map(({ start, end, why }) => ({ start, end, label: t('Highlight: {reasons}', { reasons: why.map((one) => t(HIGHLIGHT_LABELS[one])).join(', ') }) })),
      };
    case 'actions':
      return { kind: 'actions', name: t('Actions'), marks: insight.data.map(({ start, end, text }) => ({ start, end, label: text })) };
    case 'track':
      return { kind: 'track', name: `“${insight.object}”`, marks: insight.data.map(({ start, end }) => ({ start, end, label: insight.object })) };
    case 'quality':
      return { kind: 'quality', name: t('Quality'), marks: insight.data.findings.map(({ start, end, problem }) => ({ start, end, label: t(QUALITY_LABELS[problem]) })) };
    case 'summary':
    case 'chapters':
    case 'sound':
    case 'storyboard':
    case 'translation':
      return undefined;
    default:
      return insight satisfies never;
  }
};

/** The chapters of a video, if they were made. */
export const chaptersOf = (insights: readonly Insight[]): readonly Chapter[] => insights.find((one) => one.kind === 'chapters')?.data ?? [];

/** What is to be said of a time (seconds): its chapter, and what each lane shows there. */
export const labelsAt = (at: number, chapters: readonly Chapter[], lanes: readonly Lane[]): readonly string[] => {
  const chapter = chapters.find(({ start, end }) => at >= start && at < end);
  const marks = lanes.flatMap(({ marks }) => marks.filter(({ start, end }) => at >= start && at < end).slice(0, 1));
  return [...(chapter === undefined ? [] : [chapter.title]), ...marks.map(({ label }) => label)];
};

/**
 * The outline of a score curve as an SVG path, in a box of `width` times `height` pixels whose lower edge is zero. The lowest
 * score of the video counts as nothing, since what matters is where the query fits better than elsewhere.
 */
export const curvePath = (scores: readonly number[], { width, height }: { readonly width: number; readonly height: number }): string => {
  if (scores.length < 2) return '';
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const spread = Math.max(high - low, 1e-6);
  const step = width / (scores.length - 1);
  const points = scores.map((score, index) => `${(index * step).toFixed(1)},${(height - ((score - low) / spread) * height).toFixed(1)}`);
  return `M0,${height} L${points.join(' L')} L${width},${height} Z`;
};

/** `1:05.3–1:09.0`, for stretches whose ends matter. */
export const exactSpan = (start: number, end: number): string => `${exactClock(start)}–${exactClock(end)}`;

/** A time with tenths of a second. */
export const exactClock = (at: number): string => `${clock(at + 1e-6)}.${Math.floor((at * 10 + 1e-6) % 10)}`;
