import { z } from 'zod';
import { CLIP_SECONDS, type BenchmarkQuery, type Saliency } from '../benchmark-query.ts';
import { parseWith } from './parse-with.ts';

const line = z.object({
  qid: z.number().int(),
  query: z.string(),
  vid: z.string(),
  duration: z.number().positive(),
  relevant_windows: z.array(z.tuple([z.number(), z.number()])).min(1, 'has no windows: this split comes without its truth'),
  relevant_clip_ids: z.array(z.number().int().nonnegative()),
  saliency_scores: z.array(z.array(z.number().min(0).max(4))),
});

/**
 * QVHighlights (Lei et al. 2021), `highlight_val_release.jsonl` and its like: a JSON object a line. Throws `input/invalid`,
 * also for the test split without its truth.
 */
export const readQvhighlights = (content: string): readonly BenchmarkQuery[] =>
  content.split('\n').flatMap((text, index): readonly BenchmarkQuery[] => {
    if (text.trim() === '') return [];
    const annotation = parseWith(line, text, `line ${index + 1}`);
    const { qid, query, vid, relevant_windows: windows } = annotation;
    return [{ id: qid, query, video: vid, moments: windows.map(([start, end]) => ({ start, end })), saliency: saliencyOf(annotation) }];
  });

/** Clips outside of the windows were shown to nobody: they count as very bad, for each annotator. */
const saliencyOf = ({ duration, relevant_clip_ids: clips, saliency_scores: scores }: z.infer<typeof line>): Saliency => {
  const annotators = scores[0]?.length ?? 0;
  const given = new Map(clips.map((clip, row) => [clip, scores[row] ?? []]));
  return Array.from({ length: Math.floor(duration / CLIP_SECONDS) }, (_, clip) => given.get(clip) ?? Array.from({ length: annotators }, () => 0));
};
