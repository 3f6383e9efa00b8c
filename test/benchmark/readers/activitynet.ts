import { z } from 'zod';
import type { BenchmarkQuery } from '../benchmark-query.ts';
import { parseWith } from './parse-with.ts';

const videos = z.record(z.string(), z.object({
  duration: z.number().positive(),
  timestamps: z.array(z.tuple([z.number(), z.number()])),
  sentences: z.array(z.string()),
}));

/**
 * ActivityNet Captions (Krishna et al. 2017), `val_1.json` and `val_2.json`: videos by name, each with sentences and their
 * times. Times are cut to the video and those without length left out, as in what the figures of others were measured by
 * (2D-TAN, Zhang et al. 2020). Throws `input/invalid`.
 */
export const readActivitynet = (content: string): readonly BenchmarkQuery[] =>
  Object.entries(parseWith(videos, content, 'the text')).flatMap(([video, { duration, timestamps, sentences }]) =>
    timestamps.flatMap(([start, end], index): readonly BenchmarkQuery[] => {
      const query = sentences[index]?.trim() ?? '';
      if (start >= end || query === '') return [];
      return [{ id: `${video}#${index + 1}`, query, video, moments: [{ start: Math.max(0, start), end: Math.min(end, duration) }] }];
    }));
