import { randomBytes, randomUUID } from 'node:crypto';
import { ALERT_WAYS, Fault, learnedThreshold, ringing, type Abortable, type Alert, type AlertRule, type AlertRuleRequest, type AlertWay, type ClipMade, type Match } from '@frameseek/core';
import type { FilmOptions } from '../export/export-film.ts';
import { findMatches } from './find-matches.ts';
import type { RuleParts } from './watch-rules.ts';

/** What is done with saved searches, and with what rang. */
export interface AlertUseCases {
  rules(): readonly AlertRule[];
  /** How this server can tell of what rings. */
  alertWays(): readonly AlertWay[];
  /** Saves a search, which rings from now on. Throws `input/invalid` for streams that are not there, and for ways by which this server cannot tell, and `library/unknown-collection`. */
  addRule(request: AlertRuleRequest): AlertRule;
  /** Throws `library/unknown-alert`, as do those below. */
  pauseRule(id: string, isPaused: boolean): AlertRule;
  /** With everything that rang. */
  removeRule(id: string): void;
  /** How a rule would have rung before it is saved: on recordings of the last 24 hours, and on all films where it is not for streams alone. */
  tryRule(request: AlertRuleRequest, options: Abortable): Promise<readonly Match[]>;
  /** Newest first. */
  alerts(options: { readonly limit: number; readonly ruleId?: string; readonly unseen?: boolean }): readonly Alert[];
  /** Writes the stretch around an alert to `target`, as an MP4. Throws `library/unknown-alert`, and what an export throws. */
  alertClip(id: string, options: FilmOptions): Promise<ClipMade>;
  /** How many nobody has seen. */
  unseenAlerts(): number;
  /** Notes that somebody saw an alert; without an id: all of them. */
  markAlertsSeen(id?: string): void;
  /** Keeps what somebody thinks of an alert; a wrong one raises the threshold of its rule, as far as no right one is lost, and a right one below lets it fall again. */
  judgeAlert(id: string, feedback: NonNullable<Alert['feedback']>): AlertRule;
}

/** Seconds before and behind an alert that are shown with it. */
const AROUND = 5;
const DAY_MS = 86_400_000;
/** Bytes of the secret of a rule. */
const SECRET = 32;
/** Later than any film. */
const ALL_OF_IT = 1e9;
/** Alerts of a rule that are learned from. */
const LEARNED_FROM = 1_000;

const requireWays = ({ mailer, broker }: RuleParts, { email, mqtt }: AlertRuleRequest): void => {
  if (mqtt === true && broker === undefined) throw new Fault('input/invalid', { problems: ['no MQTT broker is set: set FRAMESEEK_MQTT_URL, such as mqtt://name:password@homeassistant.local:1883'] });
  if (email !== undefined && mailer === undefined) throw new Fault('input/invalid', { problems: ['no mail server is set: set FRAMESEEK_SMTP_URL, such as smtps://name:password@mail.example.org'] });
};

/** The use cases of alerts. */
export const alertUseCases = (parts: RuleParts): AlertUseCases => {
  const { catalog } = parts;
  const require = (id: string): AlertRule => {
    const rule = catalog.rule(id);
    if (rule === undefined) throw new Fault('library/unknown-alert', { id });
    return rule;
  };
  return {
    rules: () => catalog.rules(),
    alertWays: () => {
      const { webhooks, mailer, broker, pusher } = parts;
      const has = { webhook: webhooks, email: mailer, mqtt: broker, push: pusher };
      return ALERT_WAYS.filter((way) => has[way] !== undefined);
    },
    alertClip: (id, options) => alertClip(parts, id, options),
    addRule: (request) => {
      requireWays(parts, request);
      const unknown = (request.streams ?? []).filter((id) => catalog.stream(id) === undefined);
      if (unknown.length > 0) throw new Fault('input/invalid', { problems: unknown.map((id) => `no stream has the id ${id}`) });
      if (request.collection !== undefined && catalog.collection(request.collection) === undefined) throw new Fault('library/unknown-collection', { id: request.collection });
      const rule: AlertRule = { ...request, id: randomUUID(), secret: randomBytes(SECRET).toString('hex'), isPaused: false, addedAt: new Date().toISOString() };
      return catalog.atomically(() => {
        catalog.putRule(rule);
        // What is there already does not ring.
        for (const { id } of catalog.videos()) {
          const recording = catalog.recording(id);
          catalog.keepAlerts(rule.id, { videoId: id, from: 0, to: recording?.isOpen === true ? recording.analysedTo : ALL_OF_IT }, []);
        }
        return rule;
      });
    },
    pauseRule: (id, isPaused) => {
      const rule = { ...require(id), isPaused };
      catalog.putRule(rule);
      return rule;
    },
    removeRule: (id) => {
      require(id);
      catalog.removeRule(id);
    },
    tryRule: (request, { signal }) => tryRule(parts, request, { signal }),
    alerts: (options) => catalog.alerts(options),
    unseenAlerts: () => catalog.countUnseen(),
    markAlertsSeen: (id) => {
      if (!catalog.markSeen(id) && id !== undefined) throw new Fault('library/unknown-alert', { id });
    },
    judgeAlert: (id, feedback) => {
      const alert = catalog.alert(id);
      if (alert === undefined || !catalog.setFeedback(id, feedback)) throw new Fault('library/unknown-alert', { id });
      const rule = require(alert.ruleId);
      const givenThreshold = rule.givenThreshold ?? rule.threshold;
      const learned = { ...rule, givenThreshold, threshold: learnedThreshold(givenThreshold, catalog.alerts({ limit: LEARNED_FROM, ruleId: rule.id })) };
      catalog.putRule(learned);
      return learned;
    },
  };
};

const alertClip = async ({ catalog, exportFilm }: RuleParts, id: string, options: FilmOptions): Promise<ClipMade> => {
  const alert = catalog.alert(id);
  if (alert === undefined) throw new Fault('library/unknown-alert', { id });
  const item = { video: alert.videoId, start: Math.max(0, alert.start - AROUND), end: alert.end + AROUND };
  return await exportFilm({ format: 'mp4', title: 'Frameseek', items: [item], exact: false, captions: false }, options);
};

const tryRule = async (parts: RuleParts, request: AlertRuleRequest, { signal }: Abortable): Promise<readonly Match[]> => {
  const { catalog } = parts;
  const now = Date.now();
  const streams = request.streams;
  const videoIds = streams?.flatMap((streamId) => catalog.recordings({ streamId })).map(({ videoId }) => videoId);
  if (videoIds?.length === 0) return [];
  const found = await findMatches(parts, request, { ...(videoIds !== undefined && { videoIds }), now, signal });
  const rule: AlertRule = { ...request, id: '', secret: '', isPaused: false, addedAt: '' };
  const source = ({ videoId }: Match): string => catalog.recording(videoId)?.streamId ?? videoId;
  return ringing(rule, found.filter(({ happenedAt }) => now - happenedAt <= DAY_MS), { last: new Map(), source });
};
