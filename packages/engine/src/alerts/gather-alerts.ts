import { MAX_COLLECTED, type Alert, type AlertRule } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** Puts what rang into the collection that its rule names, behind what is there. One that is gone or full takes nothing more: the alerts stay, and the log says so. */
export const gatherAlerts = ({ catalog, telemetry }: Pick<EngineParts, 'catalog' | 'telemetry'>, { id: ruleId, name, collection: id }: Pick<AlertRule, 'id' | 'name' | 'collection'>, alerts: readonly Alert[]): void => {
  if (id === undefined || alerts.length === 0) return;
  const collection = catalog.collection(id);
  const room = collection === undefined ? 0 : MAX_COLLECTED - collection.items.length;
  if (room < alerts.length) telemetry.log('warn', 'alert.not-gathered', { ruleId, collection: id, count: alerts.length - room });
  if (collection === undefined || room === 0) return;
  const gathered = alerts.slice(0, room).map(({ id: alertId, videoId, start, end }) => ({ id: alertId, video: videoId, start, end, title: name, note: '' }));
  catalog.putCollection({ ...collection, items: [...collection.items, ...gathered], updatedAt: new Date().toISOString() });
};
