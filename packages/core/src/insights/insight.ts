/** What is made once from a whole video and kept: zod first, as all of it is stored and sent. */
import { z } from 'zod';
import { seconds } from '../time/seconds.ts';
import { CAPTION_STYLES } from './insight-request.ts';

const span = { start: seconds, end: seconds };

const caption = z.object({ ...span, shot: z.number().int(), text: z.string() });

/** What a model says of one shot or window. */
export type Caption = z.infer<typeof caption>;

const summary = z.object({
  overview: z.string(),
  segments: z.array(z.object({ ...span, title: z.string(), text: z.string() })),
  events: z.array(z.object({ at: seconds, text: z.string() })),
});

/** What a model says of a whole video, of its parts, and of what happens when. */
export type Summary = z.infer<typeof summary>;

const chapter = z.object({
  ...span, title: z.string(), keywords: z.array(z.string()),
  speakers: z.array(z.string()).optional().describe('Who speaks in it, of those whom people named, who speaks most first; looked up when it is read, as names change'),
});

/** A part of a video about one topic, with a title and key phrases. */
export type Chapter = z.infer<typeof chapter>;

/** A lively span: how lively it is beside the others, and what speaks for it. */
export const highlight = z.object({
  ...span,
  score: z.number().describe('0 to 1'),
  why: z.array(z.enum(['loud', 'motion', 'speech', 'wish'])).describe('What speaks for it, strongest first'),
});

/** A lively span of a video; `score` 0 to 1. */
export type Highlight = z.infer<typeof highlight>;

const action = z.object({ ...span, text: z.string(), confidence: z.number().describe('0 to 1') });

/** Something done in a video, as a model describes it. */
export type Action = z.infer<typeof action>;

/** Where a tracked object is seen; `box` in shares of the picture, where the model tells a place. */
const sighting = z.object({
  ...span,
  confidence: z.number(),
  positions: z.array(z.object({
    at: seconds, box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  })),
});

/** A span in which a tracked object is seen, and where. */
export type Sighting = z.infer<typeof sighting>;

const qualityFinding = z.object({
  ...span,
  problem: z.enum(['black', 'frozen', 'silent', 'clipped', 'dark', 'blurred']),
});

/** A span with a technical fault. */
export type QualityFinding = z.infer<typeof qualityFinding>;

const qualityReport = z.object({
  findings: z.array(qualityFinding),
  loudness: z.object({
    /** EBU R128: LUFS, LU, dBTP. */
    integrated: z.number(), range: z.number(), truePeak: z.number(),
  }).optional(),
});

/** Technical faults of a file, and its loudness after EBU R128. */
export type QualityReport = z.infer<typeof qualityReport>;

const translatedLine = z.object({ ...span, of: z.enum(['said', 'written']), text: z.string() });

/** A line that is said, or that is written in the picture, in another language. */
export type TranslatedLine = z.infer<typeof translatedLine>;

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
  z.object({ ...made, kind: z.literal('translation'), language: z.string(), data: z.array(translatedLine) }),
]);

/** Something made of a whole video, as it is kept and sent. */
export type Insight = z.infer<typeof insight>;
