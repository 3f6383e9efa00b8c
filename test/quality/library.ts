import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Job } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import type { Manifest } from './manifest.ts';

/** A labelled folder and what its manifest says. */
export interface LabelledSet {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Links to the films of all sets, in one folder without the transcripts that lie beside them: words are what is recognised. */
export const linkFilms = async (sets: readonly LabelledSet[], folder: string): Promise<string> => {
  const links = path.join(folder, 'films');
  await mkdir(links, { recursive: true });
  for (const { folder: from, manifest } of sets) {
    for (const { file } of manifest.videos) {
      await symlink(path.resolve(from, file), path.join(links, path.basename(file))).catch(unlessThere);
    }
  }
  return links;
};

const unlessThere = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
};

/** Indexes folders as a user would, and says what failed. */
export const index = async (engine: Engine, folders: readonly string[], signal: AbortSignal): Promise<void> => {
  const began = performance.now();
  const { jobs, skipped } = await engine.add(folders, { signal });
  const ended = await engine.finish(jobs.map(({ id }) => id), { signal, report: progressLine });
  const failed = ended.filter(({ state }) => state === 'failed');
  console.log(`indexed ${ended.length - failed.length} files in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const { path: file, fault } of failed) console.log(`failed: ${path.basename(file)}: ${fault?.message ?? ''}`);
  for (const { path: file, message } of skipped) console.log(`skipped: ${path.basename(file)}: ${message}`);
};

/** One changing line on a terminal, nothing in a log. */
const progressLine = (jobs: readonly Job[]): void => {
  if (!process.stderr.isTTY) return;
  const ended = jobs.filter(({ state }) => state !== 'queued' && state !== 'running').length;
  process.stderr.write(`\rindexing ${ended}/${jobs.length} `);
};
