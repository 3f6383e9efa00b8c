import { basename } from 'node:path';
import { INDEXED_MODALITIES, shownPath, type Job, type StageRecord } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';
import colour from 'picocolors';
import type { IndexProgress } from './index-progress.ts';
import { formatDuration, printable } from './format.ts';

/** A function that is given jobs again and again, and says once of each how it ended. */
export const jobResultReporter = (engine: Engine, progress: IndexProgress): ((jobs: readonly Job[]) => void) => {
  const reported = new Set<string>();
  const sayWaiting = ({ id, state, fault }: Job): void => {
    if (state !== 'queued' || fault === undefined || reported.has(`${id} waits`)) return;
    reported.add(`${id} waits`);
    progress.say(colour.yellow(`${printable(fault.message)} It goes on by itself when it is back.`));
  };
  return (jobs) => {
    for (const job of jobs) {
      sayWaiting(job);
      if (reported.has(job.id)) continue;
      const stages = job.state === 'done' && job.videoId !== undefined ? engine.video(job.videoId).stages : [];
      const line = formatJobResult(job, stages);
      if (line === undefined) continue;
      reported.add(job.id);
      progress.say(line);
    }
  };
};

/** One line on how a job ended, with what is off in it; undefined while it has not. */
const formatJobResult = (job: Job, stages: readonly StageRecord[]): string | undefined => {
  const name = printable(basename(job.path));
  switch (job.state) {
    case 'queued':
    case 'running':
      return undefined;
    case 'cancelled':
      return `${colour.yellow('–')} ${name}: cancelled`;
    case 'failed':
      return `${colour.red('✗')} ${failureText(job, name)}`;
    case 'done':
      return [`${colour.green('✓')} ${name}: ${foundText(stages)}${durationText(job)}`, ...noteLines(stages)].join('\n');
    default:
      return job.state satisfies never;
  }
};

/** Most faults name the file. */
const failureText = ({ path, fault }: Job, name: string): string => {
  const message = fault?.message ?? 'failed';
  return message.includes(shownPath(path)) ? printable(message) : `${name}: ${printable(message)}`;
};

const foundText = (stages: readonly StageRecord[]): string =>
  INDEXED_MODALITIES.flatMap((modality) => {
    const record = stages.find(({ stage }) => stage === modality);
    return record === undefined ? [] : [`${modality} ${record.state === 'done' ? record.count : record.state}`];
  }).join(', ');

const durationText = ({ startedAt, endedAt }: Job): string =>
  startedAt === undefined || endedAt === undefined ? '' : ` in ${formatDuration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)}`;

const noteLines = (stages: readonly StageRecord[]): string[] =>
  stages.flatMap(({ stage, note }) => (note === undefined ? [] : [colour.dim(`    ${stage}: ${printable(note)}`)]));
