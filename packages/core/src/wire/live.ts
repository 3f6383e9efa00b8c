import { z } from 'zod';
import { ALERT_WAYS, FEEDBACK, alertRuleRequest } from '../live/alert-rule.ts';
import { STREAM_EVENTS, STREAM_STATES, retention } from '../live/live-stream.ts';
import { seconds } from '../time/seconds.ts';

/** A stream that is to be recorded. */
export const addStreamRequest = retention.partial().extend({
  url: z.string().min(1).max(4_000).describe('Address that begins with http, https (HLS), rtsp, rtmp, srt, udp or tcp (MPEG-TS), path of a folder of pieces or of a playlist, or a camera of the server: /dev/video0, avfoundation:0, dshow:NAME'),
  name: z.string().trim().min(1).max(200).optional(),
});

/** Whether a stream is recorded. */
export const changeStreamRequest = z.object({ paused: z.boolean().describe('false also begins anew with a stream that has ended') });

/** A recording of a stream: a video of the library. */
const recordingView = z.object({
  video: z.string().describe('Id of the video'),
  startedAt: z.string().describe('Time of day at its 0 s, ISO 8601'),
  duration: seconds,
  sizeBytes: z.number(),
  isOpen: z.boolean().describe('It grows'),
});

/** A stream, and what it does. */
export const streamView = retention.extend({
  id: z.string(),
  name: z.string(),
  url: z.string().describe('Without what is secret in it'),
  state: z.enum(STREAM_STATES),
  note: z.string().optional().describe('Why it waits, or has ended'),
  addedAt: z.string(),
  lagSeconds: z.number().optional().describe('Seconds that are recorded, and cannot be found yet'),
  recordings: z.array(recordingView).describe('Newest first'),
});

/** A stream, and what it does. */
export type StreamSummary = z.infer<typeof streamView>;

/** All streams. */
export const streamList = z.object({ streams: z.array(streamView) });

const counted = z.object({ name: z.string(), count: z.number().int() });

/** What happened in streams on a day, counted from the index. */
export const streamDay = z.object({
  date: z.string(),
  hours: z.array(z.object({ recordedSeconds: z.number(), rings: z.number().int() })).describe('24 of them, of the server’s time zone'),
  searches: z.array(counted).describe('Searches by how often they rang'),
  said: z.array(counted).describe('Words that were said most'),
  heard: z.array(counted).describe('Sounds that were heard most'),
});

/** What happened in streams on a day. */
export type StreamDaySummary = z.infer<typeof streamDay>;

/** What happened to a stream. */
export const streamEventList = z.object({ events: z.array(z.object({ at: z.string(), kind: z.enum(STREAM_EVENTS), note: z.string() })) });

/** What there is of a stream between two times. */
export const streamTimeline = z.object({
  earliest: z.string().optional().describe('When the oldest recording that is kept began, ISO 8601'),
  recordings: z.array(recordingView).describe('Oldest first; what lies between two is a gap'),
  events: z.array(z.object({ at: z.string(), kind: z.enum(STREAM_EVENTS), note: z.string() })).describe('Oldest first'),
  alerts: z.array(z.object({ id: z.string(), rule: z.string().describe('Id of the rule'), video: z.string(), start: seconds, happenedAt: z.string() })).describe('Oldest first'),
});

/** What there is of a stream between two times. */
export type StreamTimeline = z.infer<typeof streamTimeline>;

/** A saved search that rings. */
export const alertRuleView = alertRuleRequest.extend({
  id: z.string(),
  paused: z.boolean(),
  addedAt: z.string(),
  givenThreshold: z.number().optional().describe('The threshold that was set, where feedback has moved it since'),
  secret: z.string().optional().describe('With which deliveries are signed: shown once, to whoever saves it'),
});

/** A saved search that rings. */
export type AlertRuleSummary = z.infer<typeof alertRuleView>;

/** All saved searches that ring. */
export const alertRuleList = z.object({ rules: z.array(alertRuleView), ways: z.array(z.enum(ALERT_WAYS)).describe('How this server can tell of rings') });

/** Whether a rule rings. */
export const changeRuleRequest = z.object({ paused: z.boolean() });

const matchView = z.object({
  video: z.string(), title: z.string(), start: seconds, end: seconds, score: z.number(), happenedAt: z.string().describe('Time of day, ISO 8601; of films: when it was found'),
});

/** How a rule would have rung. */
export const ruleTrial = z.object({ rings: z.array(matchView) });

/** A ring of a rule. */
const alertView = matchView.extend({
  id: z.string(), rule: z.string().describe('Id of the rule'), rangAt: z.string(), seen: z.boolean(), feedback: z.enum(FEEDBACK).optional(),
  deliveries: z.array(z.object({ way: z.enum(ALERT_WAYS), state: z.enum(['due', 'done', 'failed']), attempts: z.number(), note: z.string().optional() })).describe('Whom it is told, and how that went'),
  links: z.object({ page: z.string(), frame: z.string(), clip: z.string() }).describe('Paths of this server: its moment in the app, its picture, and the stretch around it as a film'),
});

/** What rang. */
export type AlertSummary = z.infer<typeof alertView>;

/** What rang, newest first. */
export const alertList = z.object({ alerts: z.array(alertView), unseen: z.number().int().describe('How many nobody has seen, of all') });

/** Which alert was seen. */
export const seenRequest = z.object({ alert: z.string().max(100).optional().describe('Id of an alert; absent: all of them') });

/** How many nobody has seen. */
export const unseenCount = alertList.pick({ unseen: true });

/** What somebody thinks of an alert. */
export const feedbackRequest = z.object({ feedback: z.enum(FEEDBACK) });

/** By which a browser subscribes to notifications. */
export const pushKey = z.object({ key: z.string().describe('base64url, 65 bytes') });
