import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const answer = z.object({
  qid: z.union([z.string(), z.number()]),
  query: z.string(),
  vid: z.string(),
  pred_relevant_windows: z.array(z.tuple([z.number(), z.number(), z.number()])),
  pred_saliency_scores: z.array(z.number()).optional(),
  pred_videos: z.array(z.string()).optional(),
  fault: z.string().optional(),
});
/**
 * What was found for a query, best first, named as in submissions to QVHighlights, so that its own script can measure it:
 * windows are `[start, end, score]` in seconds, saliency is one score a clip. `pred_videos` are names, where videos are looked
 * for; `fault` is the code of what kept the query from being asked.
 */
export type Answer = z.infer<typeof answer>;

/** Answers that outlive a run, a JSON object a line. */
export interface Answers {
  /** Those given before, by the ids of their queries. */
  readonly kept: ReadonlyMap<Answer['qid'], Answer>;
  add(answer: Answer): Promise<void>;
}

/** Opens the file, or begins it. A line that a crash left unfinished is dropped. */
export const openAnswers = async (file: string, { again }: { readonly again: boolean }): Promise<Answers> => {
  await mkdir(path.dirname(file), { recursive: true });
  if (again) await rm(file, { force: true });
  await appendFile(file, '');
  const content = await readFile(file, 'utf8');
  const whole = content.slice(0, content.lastIndexOf('\n') + 1);
  if (whole !== content) await writeFile(file, whole);
  const lines = whole.split('\n').filter((line) => line !== '');
  return {
    kept: new Map(lines.map((line) => answer.parse(JSON.parse(line))).map((it) => [it.qid, it])),
    add: (given) => appendFile(file, `${JSON.stringify(given)}\n`),
  };
};
