/**
 * Kills workers, servers and the database while films are indexed, and compares what comes of it: `npm run test:kills -- --kills 30 --films 20 --seed 7`.
 * What it does stands in `kills.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '30' }, films: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } } });
const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'adapters', join(import.meta.dirname, 'kills.test.ts'), '--disable-console-intercept'], {
  stdio: 'inherit', env: { ...process.env, FRAMESEEK_KILLS: values.kills, FRAMESEEK_FILMS: values.films, FRAMESEEK_SEED: values.seed },
});
process.exitCode = status ?? 1;
