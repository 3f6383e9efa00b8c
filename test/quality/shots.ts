/**
 * Shot boundaries against labelled hard cuts: F1 for each video and for all. Run alone with
 * `npm run node -- test/quality/shots.ts [<labelled folder>]`; `npm run quality` prints it, too.
 */
import path from 'node:path';
import { createMedia } from '@frameseek/media';
import { readManifest } from './manifest.ts';

/** Frames by which a found cut may miss the labelled one. */
const TOLERANCE_FRAMES = 2;

interface Score {
  readonly name: string;
  readonly right: number;
  readonly found: number;
  readonly labelled: number;
  readonly wrong: readonly number[];
  readonly missed: readonly number[];
}

/** One line for each video whose cuts are labelled, and one for all. Boundaries inside labelled fades are neither right nor wrong. */
const shotReport = async (folder: string, signal: AbortSignal): Promise<string[]> => {
  const { videos, cuts, gradual } = readManifest(folder);
  const scores: Score[] = [];
  for (const { id, file } of videos) {
    const labelled = cuts[id];
    if (labelled === undefined) continue;
    scores.push({ name: id, ...(await compare(path.join(folder, file), { cuts: labelled, gradual: gradual[id] ?? [] }, signal)) });
  }
  return ['shots            F1  right  found  labelled', ...[...scores, total(scores)].map(row)];
};

interface Labels {
  readonly cuts: readonly number[];
  readonly gradual: readonly (readonly [number, number])[];
}

const compare = async (file: string, { cuts, gradual }: Labels, signal: AbortSignal): Promise<Omit<Score, 'name'>> => {
  const media = createMedia();
  const probe = await media.probe(file, { signal });
  const scan = await media.scan(file, { probe, strategy: 'adaptive', signal, report: () => undefined });
  const tolerance = (TOLERANCE_FRAMES + 0.5) / (probe.video?.frameRate || 25);
  const found = scan.shots.slice(1).map(({ start }) => start)
    .filter((at) => !gradual.some(([start, end]) => at >= start - tolerance && at <= end + tolerance));
  const unused = [...found];
  const missed = cuts.filter((cut) => {
    const index = unused.findIndex((at) => Math.abs(at - cut) <= tolerance);
    if (index >= 0) unused.splice(index, 1);
    return index < 0;
  });
  return { right: cuts.length - missed.length, found: found.length, labelled: cuts.length, wrong: unused, missed };
};

const total = (scores: readonly Score[]): Score => {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0);
  return { name: 'all', right: sum((it) => it.right), found: sum((it) => it.found), labelled: sum((it) => it.labelled), wrong: [], missed: [] };
};

const row = ({ name, right, found, labelled, wrong, missed }: Score): string => {
  const f1 = found + labelled === 0 ? 1 : (2 * right) / (found + labelled);
  const numbers = [f1.toFixed(3), right, found, labelled].map((value, index) => String(value).padStart([6, 5, 5, 8][index] ?? 5));
  return [name.padEnd(13), ...numbers, listed('wrong', wrong), listed('missed', missed)].filter(Boolean).join('  ');
};

const listed = (word: string, times: readonly number[]): string =>
  times.length === 0 ? '' : `${word} at ${times.map((at) => at.toFixed(2)).join(', ')}`;

if (import.meta.main) {
  const folder = process.argv[2] ?? path.resolve(import.meta.dirname, '../../../shared/evalset/dev');
  for (const line of await shotReport(folder, new AbortController().signal)) console.log(line);
}
