import { basename } from 'node:path';
import { INDEXED_MODALITIES, type Job, type StageRecord } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';
import colour from 'picocolors';
import type { IndexProgress } from './index-progress.ts';
import { durationWords, printable } from './words.ts';

/** Says once of each job how it ended. */
export const outcomeTeller = (engine: Engine, progress: IndexProgress): ((jobs: readonly Job[]) => void) => {
  const told = new Set<string>();
  return (jobs) => {
    for (const job of jobs) {
      if (told.has(job.id)) continue;
      const stages = job.state === 'done' && job.videoId !== undefined ? engine.video(job.videoId).stages : [];
      const line = outcomeLine(job, stages);
      if (line === undefined) continue;
      told.add(job.id);
      progress.say(line);
    }
  };
};

/** One line on how a job ended, with what is off in it; undefined while it has not. */
export const outcomeLine = (job: Job, stages: readonly StageRecord[]): string | undefined => {
  const name = printable(basename(job.path));
  switch (job.state) {
    case 'queued':
    case 'running':
      return undefined;
    case 'cancelled':
      return `${colour.yellow('–')} ${name}: cancelled`;
    case 'failed':
      return `${colour.red('✗')} ${failure(job, name)}`;
    case 'done':
      return [`${colour.green('✓')} ${name}: ${found(stages)}${took(job)}`, ...notes(stages)].join('\n');
    default:
      return job.state satisfies never;
  }
};

/** Most faults name the file. */
const failure = ({ path, fault }: Job, name: string): string => {
  const message = fault?.message ?? 'failed';
  return message.includes(path) ? printable(message) : `${name}: ${printable(message)}`;
};

const found = (stages: readonly StageRecord[]): string =>
  INDEXED_MODALITIES.flatMap((modality) => {
    const record = stages.find(({ stage }) => stage === modality);
    return record === undefined ? [] : [`${modality} ${record.state === 'done' ? record.count : record.state}`];
  }).join(', ');

const took = ({ startedAt, endedAt }: Job): string =>
  startedAt === undefined || endedAt === undefined ? '' : ` in ${durationWords((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)}`;

const notes = (stages: readonly StageRecord[]): string[] =>
  stages.flatMap(({ stage, note }) => (note === undefined ? [] : [colour.dim(`    ${stage}: ${printable(note)}`)]));
