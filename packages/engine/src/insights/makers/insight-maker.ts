import type { Insight, InsightKind, InsightRequest } from '@frameseek/core';
import type { SearchServices } from '../../search/search-services.ts';
import type { VideoContext } from '../../indexing/ingest-context.ts';

/** Told now and then while an insight is made: the share that is done (0 to 1), and what it is at. The latest wins. */
export type ReportInsight = (done: number, words?: string) => void;

/** What making an insight of one video stands on. */
export interface InsightContext extends VideoContext {
  readonly search: SearchServices;
  readonly report: ReportInsight;
}

/** What is asked of a maker. */
export type RequestOf<Kind extends InsightKind> = Extract<InsightRequest, { kind: Kind }>;
type InsightOf<Kind extends InsightKind> = Extract<Insight, { kind: Kind }>;

/** What came of making an insight. */
export interface InsightResult<Kind extends InsightKind> {
  /** The model or method. */
  readonly by: string;
  readonly data: InsightOf<Kind>['data'];
}
/** Makes insights of one kind. Throws when it cannot: nothing is kept then. */
export type InsightMaker<Kind extends InsightKind> = (context: InsightContext, request: RequestOf<Kind>) => Promise<InsightResult<Kind>>;
