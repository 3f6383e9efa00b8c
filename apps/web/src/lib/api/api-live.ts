import type { AlertRuleRequest } from '@frameseek/core';
import { request, requestJson, type Abortable } from './http.ts';

/** Streams that are recorded, and what each does. */
export const streams = async ({ signal }: Abortable) => (await requestJson('/api/streams', (all) => all.wire.streamList, { signal })).streams;

/** What was recorded of a stream between two times, what happened to it, and what rang. */
export const streamTimeline = async (id: string, { from, to, signal }: Abortable & { readonly from: Date; readonly to: Date }) =>
  await requestJson(`/api/streams/${encodeURIComponent(id)}/timeline?${new URLSearchParams({ from: from.toISOString(), to: to.toISOString() })}`, (all) => all.wire.streamTimeline, { signal });

/** What happened in streams on a day, such as `2026-12-01`; today, as the server has it, where none is named. */
export const streamDay = async ({ date, signal }: Abortable & { readonly date: string | undefined }) => await requestJson(date === undefined ? '/api/streams/day' : `/api/streams/day?date=${date}`, (all) => all.wire.streamDay, { signal });

/** Records a stream from now on. */
export const addStream = async (body: { readonly url: string; readonly name?: string }) => await requestJson('/api/streams', (all) => all.wire.streamView, { method: 'POST', body });

/** Stops the recording of a stream, or has it go on. */
export const pauseStream = async ({ id, paused }: { readonly id: string; readonly paused: boolean }): Promise<void> => {
  await request(`/api/streams/${encodeURIComponent(id)}`, { method: 'PATCH', body: { paused } });
};

/** Records a stream no longer; its recordings stay. */
export const removeStream = async (id: string): Promise<void> => {
  await request(`/api/streams/${encodeURIComponent(id)}`, { method: 'DELETE' });
};

/** Saved searches that ring, and how this server can tell of it. */
export const alertRules = async ({ signal }: Abortable) => await requestJson('/api/alert-rules', (all) => all.wire.alertRuleList, { signal });

/** How a search would have rung. */
export const tryRule = async (body: Partial<AlertRuleRequest>) => (await requestJson('/api/alert-rules/trial', (all) => all.wire.ruleTrial, { method: 'POST', body })).rings;

/** Saves a search, which rings from now on. */
export const addRule = async (body: Partial<AlertRuleRequest>) => await requestJson('/api/alert-rules', (all) => all.wire.alertRuleView, { method: 'POST', body });

/** Removes a saved search with all that it rang. */
export const removeRule = async (id: string): Promise<void> => {
  await request(`/api/alert-rules/${encodeURIComponent(id)}`, { method: 'DELETE' });
};

/** What rang, newest first, and how many of all nobody has seen. */
export const alerts = async ({ limit, unseen, signal }: Abortable & { readonly limit: number; readonly unseen: boolean }) =>
  await requestJson(`/api/alerts?limit=${limit}&unseen=${unseen}`, (all) => all.wire.alertList, { signal });

/** Marks an alert as seen; without an id: all of them. */
export const markSeen = async (alert?: string): Promise<void> => {
  await request('/api/alerts/seen', { method: 'POST', body: { alert } });
};

/** Says of an alert that it is right or wrong. */
export const judgeAlert = async ({ id, feedback }: { readonly id: string; readonly feedback: 'right' | 'wrong' }): Promise<void> => {
  await request(`/api/alerts/${encodeURIComponent(id)}/feedback`, { method: 'POST', body: { feedback } });
};
