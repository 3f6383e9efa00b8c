import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { VideoId } from '../domain/video.ts';

/** When a rule may ring, in the time of the server; all of the week where it is absent. */
const schedule = z.object({
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7).describe('Days of the week, Sunday is 0'),
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time such as 08:30').describe('Time of day from which on it may ring'),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time such as 17:00').describe('Until then; before `from`: on the next day'),
});

/** What people say of a rule. */
export const alertRuleRequest = z.object({
  name: z.string().trim().min(1).max(200),
  query: z.string().trim().min(1).max(1_000).describe('A query of the query language; each match rings'),
  threshold: z.number().min(0).max(1).default(0.6).describe('Score from which on a match rings'),
  coolDownSeconds: z.number().int().min(0).max(86_400).default(60).describe('Seconds after a ring in which the same stream, or film, does not ring again'),
  schedule: schedule.optional(),
  streams: z.array(z.string()).max(1_000).optional().describe('Ids of streams; absent: all of them, and all films that come in'),
  email: z.email().max(320).optional().describe('Mailbox that is told of each ring, with its picture'),
  webhook: z.url({ protocol: /^https?$/u }).max(2_000).optional().describe('Address that is told of each ring by POST, with a signature in the header X-Frameseek-Signature'),
  mqtt: z.boolean().optional().describe('Whether the MQTT broker of the server is told of each ring'),
  push: z.boolean().optional().describe('Whether browsers that want to be notified are told of each ring'),
  collection: z.string().max(100).optional().describe('Id of a collection into which each ring is put, as into a bin that fills itself'),
});

/** What people say of a rule. */
export type AlertRuleRequest = z.infer<typeof alertRuleRequest>;

/** A saved search that rings when it matches something new. */
export interface AlertRule extends AlertRuleRequest {
  readonly id: string;
  /** With which its deliveries are signed. */
  readonly secret: string;
  readonly isPaused: boolean;
  /** The threshold that people set, where what they said of rings has moved it since. */
  readonly givenThreshold?: number | undefined;
  /** ISO 8601. */
  readonly addedAt: string;
}

/** How rings are told. */
export const ALERT_WAYS = ['webhook', 'email', 'mqtt', 'push'] as const;
/** How rings are told. */
export type AlertWay = (typeof ALERT_WAYS)[number];

/** One telling of an alert: done once, and again until it is taken. */
export interface AlertDelivery {
  readonly way: AlertWay;
  /** Which of several it goes to: the id of a browser that is notified; empty where there is but one. */
  readonly target: string;
  readonly state: 'due' | 'done' | 'failed';
  readonly attempts: number;
  /** Why it was not taken the last time. */
  readonly note?: string;
}

/** What people may say of an alert. */
export const FEEDBACK = ['right', 'wrong'] as const;

/** One ring of a rule: a moment that matched. */
export interface Alert extends Span {
  readonly id: string;
  readonly ruleId: string;
  readonly videoId: VideoId;
  readonly score: number;
  /** Milliseconds since 1970: when it happened, as far as that is known, and when it rang. */
  readonly happenedAt: number;
  readonly rangAt: number;
  /** Milliseconds since 1970; absent as long as nobody has seen it. */
  readonly seenAt?: number;
  readonly feedback?: (typeof FEEDBACK)[number];
  /** Whom it is told, by way; none where its rule tells nobody. */
  readonly deliveries: readonly AlertDelivery[];
}

/** Whether a rule may ring at a time, in milliseconds since 1970, of the server's zone. */
export const mayRing = ({ schedule: when }: Pick<AlertRule, 'schedule'>, at: number): boolean => {
  if (when === undefined) return true;
  const date = new Date(at);
  const clock = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const today = when.days.includes(date.getDay());
  if (when.from <= when.to) return today && clock >= when.from && clock < when.to;
  // Over midnight: what begins today, or began yesterday.
  return (today && clock >= when.from) || (when.days.includes((date.getDay() + 6) % 7) && clock < when.to);
};

/** A moment that a rule finds. */
export interface Match extends Span {
  readonly videoId: VideoId;
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly happenedAt: number;
}

/** Which matches ring, in the order in which they happened: by threshold, schedule, and cool-down, which `last` (by stream or film) goes on from. */
export const ringing = <M extends Match>(rule: AlertRule, matches: readonly M[], { last, source }: {
  readonly last: ReadonlyMap<string, number>;
  /** What the cool-down is counted for. */
  readonly source: (match: M) => string;
}): readonly M[] => {
  const rang = new Map(last);
  return matches.toSorted((a, b) => a.happenedAt - b.happenedAt).filter((match) => {
    const before = rang.get(source(match));
    const cool = before === undefined || Math.abs(match.happenedAt - before) >= rule.coolDownSeconds * 1000;
    if (match.score < rule.threshold || !cool || !mayRing(rule, match.happenedAt)) return false;
    rang.set(source(match), match.happenedAt);
    return true;
  });
};

/**
 * The threshold of a rule after people have said what they think of its rings, from the one they set: the lowest that keeps the right ones and loses
 * the most of the wrong. It falls again when a ring below it is called right, or one that was called wrong; never below what was set, which is where rings end.
 */
export const learnedThreshold = (given: number, rings: readonly Pick<Alert, 'score' | 'feedback'>[]): number => {
  const right = rings.filter(({ feedback }) => feedback === 'right').map(({ score }) => score);
  const wrong = rings.filter(({ feedback }) => feedback === 'wrong').map(({ score }) => score);
  return Math.min(1, Math.max(given, Math.min(Math.max(0, ...wrong) + STEP, ...right)));
};

/** By how much a threshold stands above a wrong ring. */
const STEP = 0.01;
