/** What is made once from a whole video and kept: zod first, as all of it is stored and sent. */
import { z } from 'zod';
import { JOB_STATES } from '../ports.ts';

const seconds = z.number().describe('Seconds on the time line of the video');
const span = { start: seconds, end: seconds };

export const CAPTION_STYLES = ['brief', 'detailed', 'narrative'] as const;
export type CaptionStyle = (typeof CAPTION_STYLES)[number];

/** What can be asked for. Those of `captions`, `summary`, `actions` need a language model; the others do without. */
export const insightRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('captions'), style: z.enum(CAPTION_STYLES).default('brief') }),
  z.object({ kind: z.literal('summary') }),
  z.object({ kind: z.literal('chapters') }),
  z.object({ kind: z.literal('highlights'), wish: z.string().trim().min(1).max(300).optional() }),
  z.object({ kind: z.literal('actions') }),
  z.object({ kind: z.literal('track'), object: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal('quality') }),
  z.object({ kind: z.literal('sound') }),
  z.object({ kind: z.literal('storyboard') }),
]);
export type InsightRequest = z.infer<typeof insightRequest>;
export type InsightKind = InsightRequest['kind'];

/** Names what is asked for among all that is made of one video: `chapters`, `captions:brief`, `track:red car`. */
export const insightKey = (request: InsightRequest): string => {
  switch (request.kind) {
    case 'captions':
      return `captions:${request.style}`;
    case 'highlights':
      return request.wish === undefined ? 'highlights' : `highlights:${request.wish}`;
    case 'track':
      return `track:${request.object}`;
    case 'summary':
    case 'chapters':
    case 'actions':
    case 'quality':
    case 'sound':
    case 'storyboard':
      return request.kind;
    default:
      return request satisfies never;
  }
};

export const caption = z.object({ ...span, shot: z.number().int(), text: z.string() });
export const summary = z.object({
  overview: z.string(),
  segments: z.array(z.object({ ...span, title: z.string(), text: z.string() })),
  events: z.array(z.object({ at: seconds, text: z.string() })),
});
export const chapter = z.object({ ...span, title: z.string(), keywords: z.array(z.string()) });
export const highlight = z.object({
  ...span,
  score: z.number().describe('0 to 1'),
  why: z.array(z.enum(['loud', 'motion', 'speech', 'wish'])).describe('What speaks for it, strongest first'),
});
export const action = z.object({ ...span, text: z.string(), confidence: z.number().describe('0 to 1') });
/** Where a tracked object is seen; `box` in shares of the picture, where the model tells a place. */
export const sighting = z.object({
  ...span,
  confidence: z.number(),
  positions: z.array(z.object({
    at: seconds, box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  })),
});
export const qualityFinding = z.object({
  ...span,
  problem: z.enum(['black', 'frozen', 'silent', 'clipped', 'dark', 'blurred']),
});
export const qualityReport = z.object({
  findings: z.array(qualityFinding),
  loudness: z.object({
    /** EBU R128: LUFS, LU, dBTP. */
    integrated: z.number(), range: z.number(), truePeak: z.number(),
  }).optional(),
});

const made = { key: z.string(), madeAt: z.string(), by: z.string().describe('The model or the method') };
/** Something made of a video. `key` names it among those of its video: `chapters`, `captions:brief`, `track:red car`. */
export const insight = z.discriminatedUnion('kind', [
  z.object({ ...made, kind: z.literal('captions'), style: z.enum(CAPTION_STYLES), data: z.array(caption) }),
  z.object({ ...made, kind: z.literal('summary'), data: summary }),
  z.object({ ...made, kind: z.literal('chapters'), data: z.array(chapter) }),
  z.object({ ...made, kind: z.literal('highlights'), wish: z.string().optional(), data: z.array(highlight) }),
  z.object({ ...made, kind: z.literal('actions'), data: z.array(action) }),
  z.object({ ...made, kind: z.literal('track'), object: z.string(), data: z.array(sighting) }),
  z.object({ ...made, kind: z.literal('quality'), data: qualityReport }),
  z.object({ ...made, kind: z.literal('sound'), data: z.object({ pictures: z.array(z.enum(['waveform', 'spectrogram'])) }) }),
  z.object({ ...made, kind: z.literal('storyboard'), data: z.object({ columns: z.number(), times: z.array(seconds) }) }),
]);
export type Insight = z.infer<typeof insight>;
export type Caption = z.infer<typeof caption>;
export type Summary = z.infer<typeof summary>;
export type Chapter = z.infer<typeof chapter>;
export type Highlight = z.infer<typeof highlight>;
export type Action = z.infer<typeof action>;
export type Sighting = z.infer<typeof sighting>;
export type QualityFinding = z.infer<typeof qualityFinding>;
export type QualityReport = z.infer<typeof qualityReport>;

/** What making it would cost, told beforehand. */
export const insightEstimate = z.object({
  modelCalls: z.number().int(),
  frames: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  dollars: z.number().optional(),
  seconds: z.number().optional().describe('Wall-clock, where it can be told'),
  needsModel: z.boolean(),
});
export type InsightEstimate = z.infer<typeof insightEstimate>;

/** The making of one insight. */
export const task = z.object({
  id: z.string(),
  videoId: z.string(),
  key: z.string(),
  request: insightRequest,
  state: z.enum(JOB_STATES),
  done: z.number().describe('Share that is done, 0 to 1'),
  words: z.string().optional().describe('What it is at: "caption 12 of 80"'),
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});
export type Task = z.infer<typeof task>;

export const taskList = z.object({ tasks: z.array(task).describe('Newest first') });
/** What was made of one video, and what is being made of it. */
export const videoInsights = z.object({ insights: z.array(insight), tasks: z.array(task).describe('Newest first') });
export type VideoInsights = z.infer<typeof videoInsights>;
