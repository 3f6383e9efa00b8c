import { spawn } from 'node:child_process';
import { access, constants, copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault, type AudioChunk, type Transcriber, type Word } from '@frameseek/core';
import type { ModelCard } from '../registry/model-list.ts';
import { toCues } from '../speech/cues/to-cues.ts';
import { toWav } from '../speech/sound/to-wav.ts';
import { tokenSubtitlesToWords } from './token-subtitles.ts';

/** A run that takes longer than this for one chunk hangs. */
const LIMIT_MS = 600_000;
/** What a shell line takes as it is. */
const PLAIN_PATH = /^[\w./\\:~-]+$/;

/** The model, and where it and whisper-node lie. */
interface WhisperCppParts {
  readonly card: ModelCard;
  readonly folder: string;
  /** Where whisper-node is installed; tests bring their own. */
  readonly packageFolder?: string;
}

/** whisper.cpp through whisper-node, each chunk in a process of its own. Rejects with `model/unavailable` where its program has not been built. */
export const openWhisperCpp = async ({ card, folder, packageFolder = installedFolder() }: WhisperCppParts, signal: AbortSignal): Promise<Transcriber> => {
  signal.throwIfAborted();
  await checkBuilt(card.id, packageFolder);
  const model = join(folder, card.files[0]?.path ?? '');
  const entry = join(packageFolder, 'dist/index.js');
  return {
    info: { id: card.id, standIn: card.standIn },
    transcribe: async (chunk, { signal: stop, language = 'auto' }) =>
      ({ cues: toCues(await recognise({ id: card.id, entry, model, language }, chunk, stop), chunk), ...(language !== 'auto' && { language }) }),
  };
};

const installedFolder = (): string => dirname(dirname(fileURLToPath(import.meta.resolve('whisper-node'))));

/** Throws, with what to do, when the program of whisper.cpp is not there. */
export const checkBuilt = async (id: string, packageFolder: string = installedFolder()): Promise<void> => {
  const source = join(packageFolder, 'lib/whisper.cpp');
  const program = join(source, process.platform === 'win32' ? 'main.exe' : 'main');
  try {
    await access(program, constants.X_OK);
  } catch (cause) {
    throw new Fault('model/unavailable', {
      model: id, reason: 'the program of whisper.cpp has not been built', remedy: `Run "make main" in ${source}, or choose FRAMESEEK_WHISPER=onnx.`,
    }, { cause });
  }
};

interface Run {
  readonly id: string;
  readonly entry: string;
  readonly model: string;
  readonly language: string;
}

const recognise = async ({ id, entry, model, language }: Run, chunk: AudioChunk, signal: AbortSignal): Promise<Word[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-speech-'));
  try {
    if (!PLAIN_PATH.test(folder)) {
      throw new Fault('model/unavailable', { model: id, reason: `the folder for temporary files (${folder}) has special characters`, remedy: 'Set TMPDIR to a plain path.' });
    }
    const wav = join(folder, 'speech.wav');
    const plainModel = join(folder, 'model.bin');
    await writeFile(wav, toWav(chunk.samples));
    // The model's own path may hold spaces. Links need rights on some systems: a copy does as well.
    await symlink(model, plainModel).catch(() => copyFile(model, plainModel));
    const output = await runChild([entry, wav, plainModel, language], signal);
    const vtt = await readFile(`${wav}.vtt`, 'utf8').catch((cause: unknown) => {
      throw new Fault('model/failed', { model: id, reason: output.trim().split('\n').slice(-3).join(' ') || 'it wrote no transcript' }, { cause });
    });
    return tokenSubtitlesToWords(vtt);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Runs the child and everything it starts as one group; gives what it printed. Its exit code says nothing. */
const runChild = (args: readonly string[], signal: AbortSignal): Promise<string> => new Promise((resolve, reject) => {
  signal.throwIfAborted();
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => {
    printed = (printed + chunk.toString('utf8')).slice(-4000);
  });
  const kill = (): void => {
    if (child.pid === undefined) return;
    // The shell that it starts belongs to the same group, or on Windows to the same tree.
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' }).once('error', () => child.kill());
    else process.kill(-child.pid, 'SIGKILL');
  };
  const timer = setTimeout(kill, LIMIT_MS);
  signal.addEventListener('abort', kill, { once: true });
  child.once('error', reject);
  child.once('close', () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
    if (signal.aborted) reject(signal.reason as Error);
    else resolve(printed);
  });
});
