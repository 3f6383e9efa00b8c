/** Installs what is missing: `npm run setup`, and first of all in `npm start` and `npm test` (`--tests`: a browser, too). */
import { pathToFileURL } from 'node:url';
import { chromium } from './setup/chromium.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { ffmpeg } from './setup/ffmpeg.mjs';
import { ownNode, run, step } from './tools.mjs';

const OLDEST_NODE = 20;

const tooOld = () => Number.parseInt(process.versions.node, 10) < OLDEST_NODE;

const node24 = async () => {
  if (tooOld()) return { ok: false, says: `${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer from https://nodejs.org` };
  const { code, output } = await run(ownNode, ['--version']);
  return { ok: code === 0, says: code === 0 ? output.trim() : `the Node of this project does not start: ${output.trim()}` };
};

/** Whether everything that is needed is there now; prints a line for each step. What only limits does not stop. */
export const setup = async ({ tests }) => {
  const installed = tooOld() || (await step('dependencies', dependencies));
  const [node, tools] = await Promise.all([installed && step('Node', node24), step('ffmpeg', ffmpeg)]);
  const browser = !tests || (await step('Chromium', chromium));
  return { essential: node, all: node && tools && browser };
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { all } = await setup({ tests: process.argv.includes('--tests') });
  process.exitCode = all ? 0 : 1;
}
