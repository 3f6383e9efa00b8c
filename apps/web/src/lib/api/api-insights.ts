import type { Insight, InsightEstimate, InsightRequest, Task } from '@frameseek/core';
import type { z } from 'zod';
import { videoPath } from './api.ts';
import { request, requestJson, type Abortable } from './http.ts';
import type { scoreCurve } from './wire.ts';

/** What was made of a video, and what is being made. */
export interface InsightsOfVideo {
  readonly insights: readonly Insight[];
  readonly tasks: readonly Task[];
}

/** How well a query fits, 0 to 1, at every `interval` seconds of a video. */
export type ScoreCurve = z.infer<typeof scoreCurve>;

/** What was made of a video and what is being made. */
export const insights = async (id: string, { signal }: Abortable): Promise<InsightsOfVideo> =>
  await requestJson(`${videoPath(id)}/insights`, (all) => all.insightsOfVideo, { signal });

/** What making an insight would cost in calls, tokens, dollars and seconds; nothing is made. */
export const estimate = async (id: string, request: InsightRequest, { signal }: Abortable): Promise<InsightEstimate> =>
  await requestJson(`${videoPath(id)}/insights/estimate`, (all) => all.insightEstimate, { method: 'POST', body: request, signal });

/** Begins to make an insight; the task tells how far it is. */
export const makeInsight = async (id: string, request: InsightRequest): Promise<Task> =>
  await requestJson(`${videoPath(id)}/insights`, (all) => all.task, { method: 'POST', body: request });

/** Deletes what was made, with its files. */
export const removeInsight = async (id: string, key: string): Promise<void> => {
  await request(`${videoPath(id)}/insights/${encodeURIComponent(key)}`, { method: 'DELETE' });
};

/** Cancels a task that waits or runs, or tries one again that has ended badly. */
export const changeTask = async (id: string, change: 'cancel' | 'retry'): Promise<void> => {
  await request(`/api/tasks/${encodeURIComponent(id)}/${change}`, { method: 'POST' });
};

/** The score curve of a query over a whole video. */
export const curve = async (id: string, q: string, { signal }: Abortable): Promise<ScoreCurve> =>
  await requestJson(`${videoPath(id)}/curve?${new URLSearchParams({ q })}`, (all) => all.scoreCurve, { signal });

/**
 * The path of a file that was made of a video: `storyboard.png`, `chapters.vtt`. `query` says which of several, and its `v` changes when it is
 * made anew, so that no cache shows the old one.
 */
export const insightFile = (id: string, name: string, query: Readonly<Record<string, string>> = {}): string => {
  const parameters = new URLSearchParams(query);
  return `${videoPath(id)}/${name}${parameters.size === 0 ? '' : `?${parameters}`}`;
};

export type { Insight, InsightRequest, Task };
