/** What people say of results, and what a library measures with it: zod first, as all of it is stored and sent. */
import { z } from 'zod';
import { MAX_QUERY_LENGTH } from '../../query/parse-query.ts';

const seconds = z.number().min(0).describe('Seconds on the time line of the video');

const VERDICTS = ['good', 'bad'] as const;

/** What somebody says of a span as a result of a query; `start` and `end` in seconds. */
export const labelRequest = z
  .object({
    q: z.string().trim().min(1).max(MAX_QUERY_LENGTH),
    video: z.string().min(1).max(100),
    start: seconds,
    end: seconds,
    verdict: z.enum(VERDICTS).describe('good: this is what the query means; bad: it is not'),
  })
  .refine(({ start, end }) => end > start, 'end must come after start')
  .describe('end must lie behind start');
/** A verdict that is to be kept. */
export type LabelRequest = z.infer<typeof labelRequest>;

/** What one person thought of one result of one query. */
export const label = z.object({
  id: z.string(),
  q: z.string(),
  video: z.string(),
  start: seconds,
  end: seconds,
  verdict: z.enum(VERDICTS),
  at: z.string().describe('When it was said; ISO 8601'),
});
/** A verdict that is kept. */
export type Label = z.infer<typeof label>;
/** What `GET /api/labels` answers. */
export const labelList = z.object({ labels: z.array(label).describe('Newest first') });
