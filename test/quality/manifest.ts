import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const span = z.tuple([z.number(), z.number()]).transform(([start, end]) => ({ start, end }));
const kind = z.enum(['visual', 'speech', 'text']);
const labelled = z.object({ question: z.string(), interval: span });

const manifest = z.object({
  videos: z.array(
    z.object({
      id: z.string(), file: z.string(), duration: z.number(), broken: z.string().nullish(),
      video: z.object({ avg_fps: z.number().nullish() }).nullish(),
    }),
  ),
  queries: z.array(
    z.object({ id: z.string(), kind, query: z.string(), video: z.string(), intervals: z.array(span).min(1), style: z.string().optional() }),
  ),
  nomatch: z.array(z.object({ id: z.string(), kind, query: z.string(), level: z.enum(['easy', 'hard']), near: z.string().nullish() })),
  cuts: z.record(z.string(), z.array(z.number())),
  gradual: z.record(z.string(), z.array(z.tuple([z.number(), z.number()]))),
  qa: z.array(labelled.extend({ id: z.string(), video: z.string(), answer: z.string(), followup: labelled.optional() })).default([]),
});

/** A labelled set of videos: what is asked, and where the answers are. Times are seconds. */
export type Manifest = z.output<typeof manifest>;
export type LabelledQuery = Manifest['queries'][number];
export type UnanswerableQuery = Manifest['nomatch'][number];
export type QueryKind = z.infer<typeof kind>;
export const KINDS = kind.options;

/** Reads `manifest.json` of a labelled folder; paths in it are relative to that folder. */
export const readManifest = (folder: string): Manifest =>
  manifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));

/** Several sets as one: their ids differ, and what has no answer in one has none in the others. */
export const joinManifests = (manifests: readonly Manifest[]): Manifest => ({
  videos: manifests.flatMap(({ videos }) => videos),
  queries: manifests.flatMap(({ queries }) => queries),
  nomatch: manifests.flatMap(({ nomatch }) => nomatch),
  cuts: Object.assign({}, ...manifests.map(({ cuts }) => cuts)) as Manifest['cuts'],
  gradual: Object.assign({}, ...manifests.map(({ gradual }) => gradual)) as Manifest['gradual'],
  qa: manifests.flatMap(({ qa }) => qa),
});
