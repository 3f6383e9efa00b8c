/** Tables that a model fills from moments of many videos: zod first, as all of it is read from files and sent. */
import { z } from 'zod';
import { insightEstimate } from '../insights/insight-estimate.ts';
import { seconds } from '../time/seconds.ts';

/** What a cell may hold. */
const REPORT_TYPES = ['text', 'number', 'yes-no'] as const;

/** Columns of a report at most: more are filled less well in one answer. */
const MAX_FIELDS = 12;
/** Moments that are read at most, and where nobody says how many. */
const [MAX_MOMENTS, USUAL_MOMENTS] = [400, 60];

/** A column of a report. */
export const reportField = z.object({
  name: z.string().trim().min(1).max(60),
  type: z.enum(REPORT_TYPES).default('text'),
  unit: z.string().trim().min(1).max(20).optional().describe('Of a number: € or km/h'),
});
/** A column of a report. */
export type ReportField = z.output<typeof reportField>;

/** What is to be listed, and where. */
export const reportRequest = z.object({
  question: z.string().trim().min(1).max(500).describe('What every row is, such as: every scene in which money changes hands'),
  fields: z.array(reportField).min(1).max(MAX_FIELDS)
    .refine((fields) => new Set(fields.map(({ name }) => name.toLowerCase())).size === fields.length, 'two fields have the same name').describe('The columns; no two of one name'),
  videos: z.array(z.string().min(1).max(100)).min(1).max(1_000).optional().describe('Only these; absent: all'),
  collection: z.string().min(1).max(100).optional().describe('The moments of this collection are read, instead of those that the question finds'),
  most: z.number().int().min(1).max(MAX_MOMENTS).default(USUAL_MOMENTS).describe('Moments that are read at most: what it costs grows with them'),
});
/** What is to be listed, and where. */
export type ReportRequest = z.output<typeof reportRequest>;

/** What a report would cost, told beforehand. */
export const reportEstimate = insightEstimate.extend({
  id: z.string().describe('Under which it is kept once its making has begun'), moments: z.number().int().describe('Moments that would be read'),
});
/** What a report would cost. */
export type ReportEstimate = z.infer<typeof reportEstimate>;

const reportMoment = z.object({ number: z.number().int(), videoId: z.string(), title: z.string(), start: seconds, end: seconds, at: seconds });
/** A moment that cells rest on. */
export type ReportMoment = z.infer<typeof reportMoment>;

const reportCell = z.object({ value: z.union([z.string(), z.number(), z.boolean()]), moment: z.number().int().describe('The number of the moment that it rests on') });
/** A cell with the moment that it rests on. */
export type ReportCell = z.infer<typeof reportCell>;

const reportRow = z.object({ cells: z.array(reportCell.nullable()).describe('As many as there are fields, in their order; null: no moment tells it') });
/** A row of a report. */
export type ReportRow = z.infer<typeof reportRow>;

/** A table in which every cell names the moment that it rests on. */
export const report = z.object({
  question: z.string(), fields: z.array(reportField),
  moments: z.array(reportMoment).describe('Those that cells rest on, by their numbers'),
  rows: z.array(reportRow),
  read: z.number().int().describe('Moments that were read so far'), of: z.number().int().describe('Moments that are read in all'),
  refused: z.number().int().describe('Cells that the model wrote and that were left out: they rest on no moment that it was shown, or are not of the type of their field'),
  by: z.string().describe('The model'),
  notes: z.array(z.string()).describe('What was not searched, and why'),
});
/** A table in which every cell names the moment that it rests on. */
export type Report = z.infer<typeof report>;
