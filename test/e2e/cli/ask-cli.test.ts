import { execFileSync, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { turn } from '@frameseek/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startScriptedServer, type ScriptedServer } from '../../language/scripted-server.ts';
import { frameseek } from '../resident-cli.ts';
import { openRuntime, openWorkplace, type Workplace } from '../open-runtime.ts';

let place: Workplace;
let server: ScriptedServer;
beforeAll(async () => {
  place = await openWorkplace();
  server = await startScriptedServer();
  expect((await frameseek(place, ['index', await place.put('subtitles-mp4')])).code).toBe(0);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

const answered = z.object({ conversation: z.string(), turn });

it('answers with the moments themselves where no model is set, and goes on in the conversation', async () => {
  const { code, stdout, stderr } = await frameseek(place, ['ask', 'Where does the storm come from?', '--video', 'subtitles']);
  expect(code).toBe(0);
  expect(stdout).toContain('No language model is set, so these are the moments themselves:');
  expect(stdout).toContain('A storm is coming from the west.');
  expect(stdout).toMatch(/0:02\.5–0:05\.0 .*\[1\]/);
  const conversation = /conversation (\S+)/.exec(stderr)?.[1] ?? '';
  const next = answered.parse(JSON.parse((await frameseek(place, ['ask', 'And before that?', '--conversation', conversation, '--json'])).stdout));
  expect(next).toMatchObject({ conversation, turn: { question: 'And before that?' } });
  expect(next.turn.answer.evidence[0]?.start).toBe(0);
});

it('lists, renames and deletes conversations', async () => {
  await using runtime = await openRuntime(place);
  const asked = async (question: string): Promise<string> => {
    let id = '';
    await runtime.engine.ask({ question }, { signal: new AbortController().signal, report: (event) => { if (event.type === 'conversation') id = event.conversation.id; } });
    return id;
  };
  const [storm, lamp] = [await asked('Where is the storm?'), await asked('Where is the lamp?')];
  expect((await frameseek(place, ['conversations'])).stdout).toContain(`${storm}  Where is the storm?`);
  expect((await frameseek(place, ['conversations', 'rename', storm, 'Storms'])).code).toBe(0);
  expect((await frameseek(place, ['conversations', 'delete', lamp])).code).toBe(0);
  const left = runtime.engine.conversations();
  expect(left.find(({ id }) => id === storm)?.title).toBe('Storms');
  expect(left.some(({ id }) => id === lamp)).toBe(false);
});

it('shows what a model writes with the times of its citations, and what is not grounded', async () => {
  server.play([{ text: 'It comes from the west [1]. It is cold.' }]);
  const { code, stdout, stderr } = await frameseek(place, ['ask', 'Where does the storm come from?'], { env: server.env });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^It comes from the west \[1\]\. It is cold\.\n\n\[1\] subtitles, 0:02\.5–0:05\.0\n$/);
  expect(stderr).toContain('Not grounded (no citation): It is cold.');
  expect(stderr).toMatch(/1 call, 110 tokens, \d+ pictures? sent, \d+ spared; conversation /);
});

it('says why a model failed, by its exit code as well', async () => {
  server.play([{ status: 401, message: 'Incorrect API key provided' }]);
  const { code, stdout, stderr } = await frameseek(place, ['ask', 'Who lights the lamp?'], { env: server.env });
  expect(code).toBe(1);
  expect(stdout).toContain('The lighthouse keeper lights the lamp.');
  expect(stderr).toContain('Check the key');
});

it.each([
  [['ask'], 2, 'What is the question?'],
  [['ask', 'x', '--video', 'nowhere'], 1, 'No video has the id nowhere'],
  [['ask', 'x', '--conversation', 'nowhere'], 1, 'No conversation has the id nowhere'],
  [['conversations', 'delete', 'nowhere'], 1, 'No conversation has the id nowhere'],
])('%j says what is wrong', async (args, code, words) => {
  expect(await frameseek(place, args)).toMatchObject({ code, stderr: expect.stringContaining(words) as string });
});

/** `script` of util-linux gives a program a terminal. */
const hasScript = (() => {
  try {
    return execFileSync('script', ['--version']).toString().includes('util-linux');
  } catch {
    return false;
  }
})();

it.skipIf(!hasScript)('asks on at a prompt, until an empty line', async () => {
  const program = resolve(import.meta.dirname, '../../../apps/cli/bin/frameseek.mjs');
  const child = spawn('script', ['-qec', `'${process.execPath}' '${program}' ask 'Where does the storm come from?'`, '/dev/null'], {
    env: { PATH: process.env['PATH'], HOME: join(place.folder, 'home'), NO_COLOR: '1', ...place.env }, stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  await expect.poll(() => shown, { timeout: 20_000 }).toMatch(/\? (?:\u001b\S*)?$/u);
  child.stdin.write('And before that?\r');
  await expect.poll(() => shown.split('these are the moments themselves').length, { timeout: 20_000 }).toBe(3);
  child.stdin.write('\r');
  expect(await ended).toBe(0);
});

it('fills a table from what a question finds, each cell with its moment, and tells the price before', async () => {
  server.play(() => ({ text: JSON.stringify({ rows: [{ cells: [{ field: 'what', value: 'a storm', moment: 1 }, { field: 'speed', value: 90, moment: 1 }] }, { cells: [{ field: 'what', value: 'made up', moment: 77 }] }] }) }));
  const args = ['report', 'every storm that comes', '--field', 'what', '--field', 'speed:number:km/h', '--video', 'subtitles'];
  const { code, stdout, stderr } = await frameseek(place, [...args, '--format', 'csv'], { env: server.env });
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/About \d+ moments?, 1 call of the model/) as string });
  expect(stderr).toContain('1 cell left out');
  expect(stdout.split('\r\n')[0]).toBe('what,what rests on,speed (km/h),speed rests on');
  expect(stdout).toMatch(/a storm,"subtitles[^"]*, 0:0\d\.\d",90,/);
  expect((await frameseek(place, [...args, '--estimate'], { env: server.env })).stdout).toContain('1 call of the model');
  expect(await frameseek(place, ['report', 'storms', '--field', 'speed:colour'], { env: server.env })).toMatchObject({ code: 1, stderr: expect.stringContaining('fields.0.type') as string });
});
