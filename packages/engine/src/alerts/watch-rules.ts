import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAbort, isFault, ringing, type Abortable, type Alert, type AlertDelivery, type AlertRule, type AlertWay, type Match, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { ExportUseCases } from '../export/export-use-cases.ts';
import { hasEnded } from '../jobs/work-queue.ts';
import type { Worker } from '../jobs/run-workers.ts';
import type { Search } from '../search/search-request.ts';
import { findMatches, withoutKnown } from './find-matches.ts';
import { gatherAlerts } from './gather-alerts.ts';

/** Milliseconds between two looks for something new. */
const LOOK_EVERY_MS = 500;
/** Seconds before what is new that are looked at again: a moment may begin there. */
const BEFORE = 10;
/** Alerts of a rule that are looked through for what rang already. */
const RECENT = 500;
const MAX_JOBS = 1_000;

/** What rules are looked for with. */
export interface RuleParts extends Pick<EngineParts, 'catalog' | 'telemetry' | 'webhooks' | 'mailer' | 'pusher' | 'broker'> {
  readonly search: Search;
  readonly exportFilm: ExportUseCases['exportFilm'];
}

/** Looks whether rules match what has become searchable: of recordings as they grow, of films once they are done. */
export const watchRules = (parts: RuleParts): Worker => ({
  work: async ({ signal }) => {
    try {
      for (let seen = ''; !signal.aborted;) {
        const { catalog } = parts;
        const rules = catalog.rules().filter(({ isPaused }) => !isPaused);
        // With the jobs: the last of a film to end is its job, which changes nothing that is found.
        const now = `${catalog.findableVersion()} ${catalog.version()} ${Object.values(catalog.countJobs()).join()} ${rules.map(({ id }) => id).join()}`;
        if (rules.length > 0 && now !== seen) for (const video of newVideos(parts, rules)) await lookAt(parts, rules, { video, signal });
        seen = now;
        await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (error) {
      if (!isAbort(error) || !signal.aborted) throw error;
    }
  },
});

/** Videos that came since the first of the rules, and recordings that grow; those that are still being indexed come later. */
const newVideos = ({ catalog }: RuleParts, rules: readonly AlertRule[]): readonly VideoRecord[] => {
  const since = rules.reduce((first, { addedAt }) => (addedAt < first ? addedAt : first), rules[0]?.addedAt ?? '');
  const open = new Set(catalog.recordings('open').map(({ videoId }) => videoId));
  const waiting = new Set(catalog.jobs({ limit: MAX_JOBS }).filter((job) => !hasEnded(job)).map(({ path }) => path));
  return catalog.videos().filter(({ id, addedAt, path }) => open.has(id) || (addedAt >= since && !waiting.has(path)));
};

const lookAt = async (parts: RuleParts, rules: readonly AlertRule[], { video, signal }: Abortable & { readonly video: VideoRecord }): Promise<void> => {
  const { catalog, telemetry } = parts;
  const recording = catalog.recording(video.id);
  const to = recording?.isOpen === true ? recording.analysedTo : video.probe?.duration ?? 0;
  for (const rule of rules) {
    const from = catalog.lookedTo(rule.id, video.id);
    const isMeant = rule.streams === undefined || (recording !== undefined && rule.streams.includes(recording.streamId));
    if (!isMeant || to <= from) continue;
    try {
      const within = { start: Math.max(0, from - BEFORE), end: to };
      const found = await findMatches(parts, rule, { videoIds: [video.id], within, now: Date.now(), signal });
      ring(parts, rule, { video, from, to, found: found.filter(({ end }) => end > from) });
    } catch (error) {
      if (isAbort(error) || !isFault(error)) throw error;
      telemetry.log('warn', 'alert.look.failed', { ruleId: rule.id, error });
    }
  }
};

interface Look {
  readonly video: VideoRecord;
  readonly from: number;
  readonly to: number;
  readonly found: readonly Match[];
}

/** Whom a ring of a rule is told: all browsers that want to be notified now. */
const deliveriesOf = ({ catalog }: RuleParts, { webhook, email, mqtt, push }: AlertRule): readonly AlertDelivery[] => {
  const to = (way: AlertWay, target = ''): AlertDelivery => ({ way, target, state: 'due', attempts: 0 });
  return [
    ...(webhook === undefined ? [] : [to('webhook')]), ...(email === undefined ? [] : [to('email')]), ...(mqtt === true ? [to('mqtt')] : []),
    ...(push === true ? catalog.subscriptions().map(({ id }) => to('push', id)) : []),
  ];
};

const ring = (parts: RuleParts, rule: AlertRule, { video, from, to, found }: Look): void => {
  const { catalog, telemetry } = parts;
  const before = catalog.alerts({ limit: RECENT, ruleId: rule.id });
  const source = ({ videoId }: Pick<Match, 'videoId'>): string => catalog.recording(videoId)?.streamId ?? videoId;
  const last = new Map(before.toReversed().map((alert) => [source(alert), alert.happenedAt]));
  const rangAt = Date.now();
  const alerts = ringing(rule, withoutKnown(found, before), { last, source }).map((match): Alert => ({
    ...match, id: randomUUID(), ruleId: rule.id, rangAt, deliveries: deliveriesOf(parts, rule),
  }));
  // Together: what rang, that it was looked for, and what was gathered, so that a process that is killed rings neither twice nor not at all.
  const isKept = catalog.atomically(() => {
    const isNew = catalog.keepAlerts(rule.id, { videoId: video.id, from, to }, alerts);
    if (isNew) gatherAlerts(parts, rule, alerts);
    return isNew;
  });
  if (isKept && alerts.length > 0) telemetry.log('info', 'alert.rang', { ruleId: rule.id, videoId: video.id, count: alerts.length });
};
