/**
 * `npm run quality:make -- <folder> [<labelled folder> …] [--films N] [--lines N]`: splices the films of labelled sets anew, with
 * signs and spoken sentences at known times, into a labelled set of its own, which `npm run quality -- <folder>` measures. The
 * films hold only footage of the sets that they are made from, so that the two are not to be measured together.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { canMake } from '../../films.ts';
import type { LabelledSet } from '../library.ts';
import { readManifest } from '../manifest.ts';
import { makeFilm } from './make-film.ts';
import { planFilms } from './plan-films.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../../shared/evalset');

const { values, positionals: [folder, ...named] } = parseArgs({
  allowPositionals: true, options: { films: { type: 'string', default: '10' }, lines: { type: 'string', default: '20' } },
});
if (folder === undefined) throw new Error('Say where the films are to be made: npm run quality:make -- <folder>');
const folders = named.length > 0 ? named : ['dev', 'more'].map((name) => path.join(SHARED, name)).filter(existsSync);
const can = { text: await canMake('text'), speech: await canMake('speech') };
const { plans, manifest } = planFilms(folders.map((from): LabelledSet => ({ folder: path.resolve(from), manifest: readManifest(from) })), { films: Number(values.films), lines: Number(values.lines) });
await mkdir(path.join(folder, 'videos'), { recursive: true });
for (const plan of plans) {
  await makeFilm(plan, path.join(folder, 'videos', `${plan.id}.mp4`), can);
  console.log(`${plan.id}: ${plan.pieces.length} pieces, ${plan.duration.toFixed(1)} s`);
}
const able = (kind: string): boolean => (kind === 'text' ? can.text : kind === 'speech' ? can.speech : true);
await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({
  ...manifest,
  queries: manifest.queries.filter(({ kind }) => able(kind)).map(({ intervals, ...query }) => ({ ...query, intervals: intervals.map(({ start, end }) => [start, end]) })),
  nomatch: manifest.nomatch.filter(({ kind }) => able(kind)),
}, null, 1));
console.log(`${plans.length} films, ${manifest.queries.length} queries, ${manifest.nomatch.length} that nothing answers`);
