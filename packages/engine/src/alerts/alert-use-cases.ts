import { randomBytes, randomUUID } from 'node:crypto';
import { Fault, learnedThreshold, ringing, type Abortable, type Alert, type AlertRule, type AlertRuleRequest, type Match } from '@frameseek/core';
import { findMatches } from './find-matches.ts';
import type { RuleParts } from './watch-rules.ts';

/** What is done with saved searches, and with what rang. */
export interface AlertUseCases {
  rules(): readonly AlertRule[];
  /** Saves a search, which rings from now on. Throws `input/invalid` for streams that are not there, and for a letter where no mail server is set. */
  addRule(request: AlertRuleRequest): AlertRule;
  /** Throws `library/unknown-alert`, as do those below. */
  pauseRule(id: string, isPaused: boolean): AlertRule;
  /** With everything that rang. */
  removeRule(id: string): void;
  /** How a rule would have rung before it is saved: on recordings of the last 24 hours, and on all films where it is not for streams alone. */
  tryRule(request: AlertRuleRequest, options: Abortable): Promise<readonly Match[]>;
  /** Newest first. */
  alerts(options: { readonly limit: number; readonly ruleId?: string; readonly unseen?: boolean }): readonly Alert[];
  /** How many nobody has seen. */
  unseenAlerts(): number;
  /** Notes that somebody saw an alert; without an id: all of them. */
  markAlertsSeen(id?: string): void;
  /** Keeps what somebody thinks of an alert; a wrong one raises the threshold of its rule, as far as no right one is lost. */
  judgeAlert(id: string, feedback: NonNullable<Alert['feedback']>): AlertRule;
}

const DAY_MS = 86_400_000;
/** Bytes of the secret of a rule. */
const SECRET = 32;
/** Later than any film. */
const ALL_OF_IT = 1e9;
/** Alerts of a rule that are learned from. */
const LEARNED_FROM = 1_000;

/** A delivery that has two ends would be told to one of them again when the other fails. */
const requireOneWay = ({ mailer }: RuleParts, { email, webhook }: AlertRuleRequest): void => {
  if (email !== undefined && webhook !== undefined) throw new Fault('input/invalid', { problems: ['a rule tells a mailbox or a webhook: save a second one for the other'] });
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
    addRule: (request) => {
      requireOneWay(parts, request);
      const unknown = (request.streams ?? []).filter((id) => catalog.stream(id) === undefined);
      if (unknown.length > 0) throw new Fault('input/invalid', { problems: unknown.map((id) => `no stream has the id ${id}`) });
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
      const learned = { ...rule, threshold: learnedThreshold(rule.threshold, catalog.alerts({ limit: LEARNED_FROM, ruleId: rule.id })) };
      catalog.putRule(learned);
      return learned;
    },
  };
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
