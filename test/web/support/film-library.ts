import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filmFolder } from './library-films.ts';
import { startServers } from './servers.ts';

/** A library in which the films of these tests are indexed; each test file works on a copy of it. */
export interface FilmLibrary {
  /** Folder of the films; all copies share it. */
  readonly films: string;
  /** Folder of the library, which nobody has open. */
  readonly library: string;
}

/** Has the films indexed by the real API, which then stops. */
export async function makeFilmLibrary(): Promise<FilmLibrary & AsyncDisposable> {
  const films = await filmFolder();
  const library = await mkdtemp(join(tmpdir(), 'frameseek-indexed-'));
  await using servers = await startServers({ media: films });
  await indexAll(servers.url, films);
  await servers.stopApi();
  await cp(servers.library, library, { recursive: true });
  const remove = async (): Promise<void> => {
    await Promise.all([films, library].map(async (folder) => await rm(folder, { recursive: true, force: true })));
  };
  return { films, library, [Symbol.asyncDispose]: remove };
}

/** Milliseconds that indexing the films may take on a busy machine. */
const LIMIT_MS = 120_000;

const indexAll = async (url: string, films: string): Promise<void> => {
  const added = await fetch(`${url}/api/videos`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [films] }),
  });
  if (!added.ok) throw new Error(`The films could not be added: ${await added.text()}`);
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const { jobs } = (await (await fetch(`${url}/api/jobs`)).json()) as { readonly jobs: readonly { readonly state: string }[] };
    if (jobs.every(({ state }) => state !== 'queued' && state !== 'running')) return;
    if (Date.now() > deadline) throw new Error('The films were not indexed in time.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
