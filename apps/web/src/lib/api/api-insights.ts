import type { Insight, InsightEstimate, InsightKind, InsightRequest, Task } from '@frameseek/core';
import { z } from 'zod';
import { ask, read, videoPath } from './api.ts';
import { insight, insightEstimate, task } from './wire.ts';

interface Abortable {
  readonly signal?: AbortSignal;
}

/** What was made of a video, and what is being made. */
export interface InsightsOfVideo {
  readonly insights: readonly Insight[];
  readonly tasks: readonly Task[];
}

const ofVideo = z.object({ insights: z.array(insight), tasks: z.array(task) });
const curveAnswer = z.object({ interval: z.number(), scores: z.array(z.number()) });
export type ScoreCurve = z.infer<typeof curveAnswer>;

export const insights = async (id: string, { signal }: Abortable): Promise<InsightsOfVideo> =>
  await read(`${videoPath(id)}/insights`, ofVideo, { signal });

/** What making it would cost. */
export const estimate = async (id: string, request: InsightRequest, { signal }: Abortable): Promise<InsightEstimate> =>
  await read(`${videoPath(id)}/insights/estimate`, insightEstimate, { method: 'POST', body: request, signal });

export const makeInsight = async (id: string, request: InsightRequest): Promise<Task> =>
  await read(`${videoPath(id)}/insights`, task, { method: 'POST', body: request });

export const removeInsight = async (id: string, key: string): Promise<void> => {
  await ask(`${videoPath(id)}/insights/${encodeURIComponent(key)}`, { method: 'DELETE' });
};

export const changeTask = async (id: string, change: 'cancel' | 'retry'): Promise<void> => {
  await ask(`/api/tasks/${encodeURIComponent(id)}/${change}`, { method: 'POST' });
};

/** How well each place of a video fits the query, 0 to 1. */
export const curve = async (id: string, q: string, { signal }: Abortable): Promise<ScoreCurve> =>
  await read(`${videoPath(id)}/curve?${new URLSearchParams({ q })}`, curveAnswer, { signal });

/** A file that was made of a video: `storyboard.png`, `chapters.vtt`. `version` changes when it is made anew. */
export const insightFile = (id: string, name: string, version?: string): string =>
  `${videoPath(id)}/${name}${version === undefined ? '' : `?${new URLSearchParams({ v: version })}`}`;

export type { Insight, InsightKind, InsightRequest, Task };
