import type { Insight, InsightKind, InsightRequest } from '@frameseek/core';
import type { Searcher } from '../../search/search.ts';
import type { VideoContext } from '../../indexing/ingest-context.ts';

/** Told now and then while an insight is made: the share that is done, and what it is at. The latest wins. */
export type ReportMaking = (done: number, words?: string) => void;

/** What the making of an insight stands on. */
export interface MakeContext extends VideoContext {
  readonly searcher: Searcher;
  readonly report: ReportMaking;
}

export type RequestOf<Kind extends InsightKind> = Extract<InsightRequest, { kind: Kind }>;
type InsightOf<Kind extends InsightKind> = Extract<Insight, { kind: Kind }>;

/** What came of it, and by which model or method. */
export interface Made<Kind extends InsightKind> {
  readonly by: string;
  readonly data: InsightOf<Kind>['data'];
}
export type Make<Kind extends InsightKind> = (context: MakeContext, request: RequestOf<Kind>) => Promise<Made<Kind>>;
