import type { VideoId } from '../../domain/video.ts';
import type { Alert, AlertDelivery, AlertRule, AlertWay } from '../../live/alert-rule.ts';

/** An alert that somebody is to be told of now. */
export interface DueDelivery {
  readonly alert: Alert;
  readonly delivery: AlertDelivery;
}

/** Remembers saved searches, up to where each has looked, and what rang. */
export interface AlertRepository {
  putRule(rule: AlertRule): void;
  /** In the order in which they were added. */
  rules(): readonly AlertRule[];
  rule(id: string): AlertRule | undefined;
  removeRule(id: string): boolean;
  /** Seconds up to which a rule has looked at a video; 0 where it has not. */
  lookedTo(ruleId: string, videoId: VideoId): number;
  /** Keeps what rang, and up to where was looked, or neither. False where another process has looked further meanwhile: then nothing is kept. */
  keepAlerts(ruleId: string, looked: { readonly videoId: VideoId; readonly from: number; readonly to: number }, alerts: readonly Alert[]): boolean;
  /** Newest first; `happened`: only those of that time, in milliseconds since 1970. */
  alerts(options: { readonly limit: number; readonly ruleId?: string; readonly unseen?: boolean; readonly happened?: { readonly from: number; readonly to: number } }): readonly Alert[];
  alert(id: string): Alert | undefined;
  /** How many nobody has seen. */
  countUnseen(): number;
  /** Notes that an alert was seen, or all of them; the first time stays. False where there is none. */
  markSeen(id?: string): boolean;
  setFeedback(id: string, feedback: NonNullable<Alert['feedback']>): boolean;
  /** Tellings by these ways that are due, the caller's for `leaseMs` milliseconds from now on; oldest first. */
  claimDeliveries(ways: readonly AlertWay[], leaseMs: number): readonly DueDelivery[];
  /** Says how a telling ended; `againAt`: when it is due again, in milliseconds since 1970. */
  endDelivery(due: DueDelivery, end: { readonly state: 'done' | 'failed'; readonly note?: string } | { readonly state: 'due'; readonly againAt: number; readonly note: string }): void;
}
