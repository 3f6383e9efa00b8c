import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { clipColours } from './models/clip-colours.ts';
import { minilmWords } from './models/minilm-words.ts';
import { shapeThings } from './models/shape-things.ts';
import { taggedSounds } from './models/tagged-sounds.ts';
import { vlmColours } from './models/vlm-colours.ts';
import { whisperFixed } from './models/whisper-fixed.ts';
import type { Repository } from './models/word-pieces.ts';

export { SENTENCES } from './models/whisper-tokens.ts';

const MAKERS: Readonly<Record<string, () => Repository>> = {
  'fixture/clip-colours': clipColours,
  'fixture/minilm-words': minilmWords,
  'fixture/whisper-fixed_timestamped': whisperFixed,
  'fixture/vlm-colours': vlmColours,
  'fixture/sounds': taggedSounds,
  'fixture/shapes': shapeThings,
};

/** Which models the roles use in tests: the fixtures, the detector that needs no model, and the real OCR. */
export const FIXTURE_PREFERENCES = {
  visual: ['fixture/clip-colours'],
  sentences: ['fixture/minilm-words'],
  detector: ['builtin/energy'],
  transcriber: ['fixture/whisper-fixed_timestamped'],
  reader: ['tesseract/eng'],
  tagger: ['fixture/sounds'],
  voices: ['builtin/voiceprint'],
  // A pass over the picture of every film: on where a test asks for it, by `OBJECTS_FIXTURE`.
  objects: [],
};

/** The detector that knows coloured rectangles. */
export const OBJECTS_FIXTURE = 'fixture/shapes';

/**
 * The folder that holds the fixture models in the hub's layout, written at the first call of any process. Its name
 * is made from the source of their makers, so that a change of these makes new files.
 */
export const fixtureModels = async (): Promise<string> => {
  const folder = join(tmpdir(), `frameseek-fixtures-${sourceDigest()}`);
  const isThere = await access(folder).then(() => true, () => false);
  if (isThere) return folder;
  const making = await mkdtemp(`${folder}.`);
  for (const [id, make] of Object.entries(MAKERS)) await writeRepository(join(making, id), make());
  try {
    await rename(making, folder);
  } catch (error) {
    // Another process was faster: its files are the same.
    await rm(making, { recursive: true, force: true });
    await access(folder).catch(() => { throw error; });
  }
  return folder;
};

/** The files of one fixture by path, for a hub that serves them. */
export const fixtureFiles = async (id: string, paths: readonly string[]): Promise<Readonly<Record<string, Buffer>>> => {
  const folder = join(await fixtureModels(), id);
  const entries = await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const));
  return Object.fromEntries(entries);
};

const writeRepository = async (folder: string, repository: Repository): Promise<void> => {
  for (const [path, content] of Object.entries(repository)) {
    const data = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), data);
  }
};

const sourceDigest = (): string => {
  const folder = join(import.meta.dirname, 'models');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
};
