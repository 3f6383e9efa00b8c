/**
 * `npm test`: installs what is missing, then lint, types, tests, the build of the web app and its tests in a browser.
 * Everything runs even when something before it failed, so that one run tells all. Exit code 1 when anything failed or
 * no test ran; the last line counts the tests.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from './setup/chromium.mjs';
import { setup } from './setup.mjs';
import { ownNode, pathWith, root, run } from './tools.mjs';

const reports = join(root, 'test', '.cache', 'reports');

const env = () => ({
  ...process.env,
  PATH: pathWith(),
  NO_UPDATE_NOTIFIER: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  ...(findChromium() && { CHROMIUM_PATH: findChromium() }),
});

/** Runs one check, and gives back whether it passed. Its output is told at the end where it is `quiet`: another runs beside it. */
const check = async (name, [command, args], { quiet = false } = {}) => {
  const start = performance.now();
  if (!quiet) console.log(`\n── ${name}`);
  const { code, output } = await run(command, args, { show: !quiet, env: env() });
  if (quiet) console.log(`\n── ${name}\n${output.trimEnd()}`);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${Math.round((performance.now() - start) / 1000)} s)`);
  return { name, passed: code === 0 };
};

/** One after the other. */
const inTurn = async (...checks) => {
  const done = [];
  for (const begin of checks) done.push(await begin());
  return done;
};

const program = (path, ...args) => [ownNode, [join(root, 'node_modules', path), ...args]];
const types = (project) => program('typescript-native/bin/tsc', '--noEmit', '-p', project);
const script = (name) => [ownNode, [join(root, 'scripts', name)]];
/** What is in no hurry leaves the processor to what runs beside it. */
const unhurried = ([command, args]) => (process.platform === 'win32' ? [command, args] : ['nice', ['-n', '10', command, ...args]]);

const vitest = (report, ...args) =>
  program('vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, report)}`);

/** What one JSON report of vitest counts; a file that could not even be loaded counts as one failed test. */
const count = async (report) => {
  const text = await readFile(join(reports, report), 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(text);
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests };
};

const sum = (counts, field) => counts.reduce((total, item) => total + item[field], 0);

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
const start = performance.now();
if (!(await setup({ tests: true })).essential) process.exit(1);

console.log('\n── lint beside all else; types, the web app');
const quiet = { quiet: true };
const [lint, others] = await Promise.all([
  // Uses one core, and takes as long as types, the web app and the tests of pure rules together, none of which watches the clock.
  check('lint', unhurried(script('lint.mjs')), quiet),
  inTurn(
    // The packages in one program, not in one for each of them: each would read all those before it again.
    () => check('types of packages, API and command line', types('tsconfig.sources.json'), quiet),
    () => check('types of the web app', types('apps/web'), quiet),
    () => check('types of scripts and tests', types('.'), quiet),
    () => check('web app', script('build-web.ts'), quiet),
    () => check('tests', vitest('tests.json', '--project', '!web')),
    () => check('tests in a browser', vitest('web.json', '--project', 'web')),
  ),
]);
const checks = [lint, ...others];

const counts = [await count('tests.json'), await count('web.json')];
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((field) => sum(counts, field));
const broken = checks.filter((item) => !item.passed).map(({ name }) => name);
const last = `${passed} passed, ${failed} failed`;
await writeFile(join(reports, 'summary.txt'), `${last}\n`);
console.log(`\n${broken.length === 0 ? '✓ every check passed' : `✗ failed: ${broken.join(', ')}`} (${Math.round((performance.now() - start) / 1000)} s)`);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(last);
process.exitCode = broken.length > 0 || failed > 0 || passed === 0 ? 1 : 0;
