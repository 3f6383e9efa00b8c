import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { wire } from '@frameseek/core';
import type { Figures } from './figures.ts';
import { uniqueFilm } from './unique-film.ts';

/** What all clients share. */
export interface Soak {
  readonly url: string;
  readonly figures: Figures;
  /** Aborts when the clients shall go. */
  readonly signal: AbortSignal;
  /** Videos that can be searched and played. */
  readonly videos: readonly string[];
  /** Paths of uploads that were taken and not given up: what must be there at the end. */
  readonly kept: Set<string>;
}

const QUERIES = ['blue', 'red then blue', 'a lighthouse', 'the storm is coming', '"lights the lamp"', 'green -red', 'said:storm', 'waves on the beach', 'seen:red'];
/** Between two things that a client does, in milliseconds. */
const THINK_MS = { searching: [1_500, 4_500], streaming: [1_000, 4_000], uploading: [20_000, 60_000] } as const;

type Kind = keyof typeof THINK_MS;

/** One client: does its kind of thing, waits as a person does, until it shall go. */
export const runClient = async (kind: Kind, soak: Soak): Promise<void> => {
  const act = { searching: search, streaming: stream, uploading: upload }[kind];
  const [least, most] = THINK_MS[kind];
  while (!soak.signal.aborted) {
    await pause(randomInt(least, most), soak.signal);
    if (!soak.signal.aborted) await act(soak);
  }
};

const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);
const oneOf = <T>(all: readonly T[]): T => {
  const one = all[randomInt(all.length)];
  if (one === undefined) throw new Error('There is nothing to choose from');
  return one;
};

/** A request that is noted by its status; undefined where the client gave up on purpose. */
const ask = async ({ url, figures }: Soak, kind: string, { path, ...init }: RequestInit & { readonly path: string }): Promise<Response | undefined> => {
  try {
    const answer = await fetch(url + path, init);
    figures.answered(kind, answer.status);
    return answer;
  } catch (error) {
    if (init.signal?.aborted === true) return undefined;
    figures.answered(kind, 0);
    figures.complain(`${kind} ${path}: ${String(error)}`);
    return undefined;
  }
};

/** Every tenth goes away before the answer. */
const search = async (soak: Soak): Promise<void> => {
  const gone = randomInt(10) === 0 ? { signal: AbortSignal.timeout(randomInt(20, 300)) } : {};
  const answer = await ask(soak, 'search', { path: `/api/search?${new URLSearchParams({ q: oneOf(QUERIES), limit: '10' })}`, ...gone });
  await answer?.arrayBuffer().catch(() => undefined);
};

const stream = async (soak: Soak): Promise<void> => {
  const id = oneOf(soak.videos);
  const from = randomInt(2_000);
  const range = await ask(soak, 'stream', { path: `/api/videos/${id}/stream`, headers: { range: `bytes=${from}-${from + 100_000}` } });
  await range?.arrayBuffer().catch(() => undefined);
  const picture = await ask(soak, 'picture', { path: `/api/videos/${id}/thumbnail?at=${randomInt(6)}${randomInt(8) === 0 ? `&width=${randomInt(32, 640)}` : ''}` });
  await picture?.arrayBuffer().catch(() => undefined);
};

/** Every third upload is given up half way, every third is removed again. */
const upload = async (soak: Soak): Promise<void> => {
  const content = await uniqueFilm();
  const fate = randomInt(3);
  const form = new FormData();
  form.set('files', new Blob([content]), `upload-${randomInt(1e9)}.mp4`);
  const answer = await ask(soak, 'upload', { path: '/api/videos/upload', method: 'POST', body: form, ...(fate === 0 && { signal: AbortSignal.timeout(randomInt(5, 50)) }) });
  const told = wire.addVideosResponse.safeParse(await answer?.json().catch(() => undefined));
  if (!told.success) return;
  for (const { id, path } of told.data.jobs) {
    if (fate !== 1) soak.kept.add(path);
    else await (await ask(soak, 'cancel', { path: `/api/jobs/${id}/cancel`, method: 'POST' }))?.arrayBuffer();
  }
};
