import { parse, CsvError } from 'csv-parse/sync';
import path from 'node:path';
import { Fault, errorMessage } from '@frameseek/core';
import { z } from 'zod';
import type { BenchmarkQuery } from '../benchmark-query.ts';
import { parseWith } from './parse-with.ts';

const row = z.object({ key: z.string(), video_id: z.string(), sentence: z.string() });
const caption = z.union([z.string(), z.tuple([z.string()]).transform(([one]) => one)]);
const listed = z.array(z.object({ video: z.string(), caption }));
const whole = z.object({
  videos: z.array(z.object({ video_id: z.string(), split: z.string() })),
  sentences: z.array(z.object({ video_id: z.string(), sen_id: z.number(), caption: z.string() })),
});

/**
 * MSR-VTT (Xu et al. 2016) in its three published forms: the list of 1k-A (Yu et al. 2018) as `MSRVTT_JSFUSION_test.csv` or as
 * JSON with `video` and `caption`, and the data set's own JSON with `videos` and `sentences`, of which the test split is taken.
 * Throws `input/invalid`.
 */
export const readMsrvtt = (content: string): readonly BenchmarkQuery[] => {
  if (!/^\s*[[{]/u.test(content)) return fromCsv(content);
  const annotations = parseWith(z.union([listed, whole]), content, 'the text');
  if (!('videos' in annotations)) {
    return annotations.map(({ video, caption: query }, index) => ({ id: index + 1, query, video: path.parse(video).name, moments: [] }));
  }
  const test = new Set(annotations.videos.filter(({ split }) => split === 'test').map(({ video_id: id }) => id));
  return annotations.sentences
    .filter(({ video_id: video }) => test.has(video))
    .map(({ sen_id: id, video_id: video, caption: query }) => ({ id, query, video, moments: [] }));
};

const fromCsv = (content: string): readonly BenchmarkQuery[] =>
  rowsOf(content).map(({ key, video_id: video, sentence }) => ({ id: key, query: sentence, video, moments: [] }));

const rowsOf = (content: string): readonly z.infer<typeof row>[] => {
  try {
    return z.array(row).min(1).parse(parse(content, { columns: true, bom: true, skip_empty_lines: true }));
  } catch (error) {
    if (!(error instanceof CsvError) && !(error instanceof z.ZodError)) throw error;
    throw new Fault('input/invalid', { problems: [`the annotations are not the rows "key,vid_key,video_id,sentence": ${errorMessage(error)}`] }, { cause: error });
  }
};
