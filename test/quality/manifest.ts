import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const span = z.tuple([z.number(), z.number()]).transform(([start, end]) => ({ start, end }));
const kind = z.enum(['visual', 'speech', 'text']);

const manifest = z.object({
  videos: z.array(
    z.object({
      id: z.string(), file: z.string(), duration: z.number(), broken: z.string().nullish(),
      video: z.object({ avg_fps: z.number().nullish() }).nullish(),
    }),
  ),
  queries: z.array(
    z.object({ id: z.string(), kind, query: z.string(), video: z.string(), intervals: z.array(span).min(1) }),
  ),
  nomatch: z.array(z.object({ id: z.string(), kind, query: z.string(), level: z.enum(['easy', 'hard']), near: z.string().nullish() })),
  cuts: z.record(z.string(), z.array(z.number())),
  gradual: z.record(z.string(), z.array(z.tuple([z.number(), z.number()]))),
});

/** A labelled set of videos: what is asked, and where the answers are. Times are seconds. */
export type Manifest = z.infer<typeof manifest>;
export type LabelledQuery = Manifest['queries'][number];
export type UnanswerableQuery = Manifest['nomatch'][number];
export type QueryKind = z.infer<typeof kind>;
export const KINDS = kind.options;

/** Reads `manifest.json` of a labelled folder; paths in it are relative to that folder. */
export const readManifest = (folder: string): Manifest =>
  manifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
