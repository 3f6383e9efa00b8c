import type { BenchmarkQuery } from './benchmark-query.ts';
import type { FigureName } from './metrics.ts';
import { ACTIVITYNET, CHARADES_STA, MSRVTT, QVHIGHLIGHTS, type PublishedResult } from './published.ts';
import { readActivitynet } from './readers/activitynet.ts';
import { readCharadesSta } from './readers/charades-sta.ts';
import { readMsrvtt } from './readers/msrvtt.ts';
import { readQvhighlights } from './readers/qvhighlights.ts';

/** A public benchmark: how its annotations are read, what is asked, and what is reported. */
export interface Benchmark {
  readonly title: string;
  /** What is looked for: moments within the query's own video, also how each clip of it scores, or the video among all. */
  readonly task: 'moments' | 'highlights' | 'videos';
  /** Queries from the content of the published file. Throws `input/invalid`. */
  readonly read: (content: string) => readonly BenchmarkQuery[];
  /** What the papers report, in this order. */
  readonly figures: readonly FigureName[];
  /** Names of the published splits by the number of their queries. */
  readonly splits: Readonly<Record<number, string>>;
  readonly published: readonly PublishedResult[];
}

const RECALLS = ['R@1 IoU .3', 'R@1 IoU .5', 'R@1 IoU .7', 'R@5 IoU .3', 'R@5 IoU .5', 'R@5 IoU .7', 'mIoU'] as const;

/** The sets by the names that the command line has for them. */
export const BENCHMARKS = {
  qvhighlights: {
    title: 'QVHighlights', task: 'highlights', read: readQvhighlights, published: QVHIGHLIGHTS, splits: { 1550: 'val', 1542: 'test' },
    figures: ['R@1 IoU .5', 'R@1 IoU .7', 'R@5 IoU .5', 'R@5 IoU .7', 'mAP', 'mAP@.5', 'mAP@.75', 'HL-mAP', 'HIT@1'],
  },
  'charades-sta': { title: 'Charades-STA', task: 'moments', read: readCharadesSta, published: CHARADES_STA, splits: { 3720: 'test' }, figures: RECALLS },
  activitynet: {
    title: 'ActivityNet Captions', task: 'moments', read: readActivitynet, published: ACTIVITYNET, splits: { 17505: 'val_1', 17031: 'val_2' }, figures: RECALLS,
  },
  msrvtt: {
    title: 'MSR-VTT', task: 'videos', read: readMsrvtt, published: MSRVTT, splits: { 1000: '1k-A', 59800: 'test' }, figures: ['R@1', 'R@5', 'R@10', 'MdR'],
  },
} satisfies Readonly<Record<string, Benchmark>>;
/** One of them. */
export type BenchmarkName = keyof typeof BENCHMARKS;
