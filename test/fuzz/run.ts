/**
 * Damages files by a seed and reads them: none may crash the program or hang it, and each has a fault with a reason, or is
 * read. `npm run fuzz -- --seed 7`; `--subtitles 300 --media 1000` say how many, `--only 12` reads one number again; Ctrl-C ends it
 * with what has been read so far.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, fuzzSummary, type FuzzOutcome } from './fuzz.ts';
import { mediaCases } from './fuzz-media.ts';
import { subtitleCases } from './fuzz-subtitles.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' }, subtitles: { type: 'string', default: '300' }, media: { type: 'string', default: '1000' }, only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const folder = await mkdtemp(join(tmpdir(), 'frameseek-fuzz-'));
const KINDS = [
  { name: 'subtitles', count: Number(values.subtitles), limitSeconds: 35, make: subtitleCases(seed, folder) },
  { name: 'media', count: Number(values.media), limitSeconds: 90, make: mediaCases(seed, folder) },
];
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
let bad = 0;
try {
  for (const { name, count, limitSeconds, make } of KINDS) {
    const report = (outcome: FuzzOutcome): void => {
      if (outcome.kind === 'crash' || outcome.kind === 'hang') console.error(`${outcome.kind}: no. ${outcome.number}, ${outcome.name}: ${outcome.reasons.join('; ')}`);
      if ((outcome.number + 1) % 50 === 0) console.error(`${name}: ${outcome.number + 1} of ${count}`);
    };
    const only = values.only === undefined ? undefined : Number(values.only);
    const outcomes = await fuzz({ count: only === undefined || count === 0 ? count : 1, limitSeconds, make: (number) => make(only ?? number), report, stop: stop.signal });
    console.log(`${name}, seed ${seed}`);
    console.log(fuzzSummary(outcomes).join('\n'));
    bad += outcomes.filter(({ kind }) => kind === 'crash' || kind === 'hang').length;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = bad > 0 ? 1 : 0;
