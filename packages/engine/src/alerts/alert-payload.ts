import { alertLinks, type Alert, type AlertRule } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** What programs are told of a ring. */
export const alertPayload = ({ catalog, settings }: Pick<EngineParts, 'catalog' | 'settings'>, rule: AlertRule, alert: Alert): Readonly<Record<string, unknown>> => {
  const { id, videoId, start, end, score, happenedAt, rangAt } = alert;
  const streamId = catalog.recording(videoId)?.streamId;
  const stream = streamId === undefined ? undefined : catalog.stream(streamId);
  return {
    id, rule: { id: rule.id, name: rule.name, query: rule.query }, video: { id: videoId, title: catalog.video(videoId)?.title ?? '' },
    ...(stream !== undefined && { stream: { id: stream.id, name: stream.name } }), start, end, score,
    happenedAt: new Date(happenedAt).toISOString(), rangAt: new Date(rangAt).toISOString(), links: alertLinks(alert, settings.publicUrl),
  };
};
