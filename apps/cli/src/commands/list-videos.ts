import { INDEXED_MODALITIES, clockTime } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { spacesText } from './swap-models.ts';
import { table } from '../terminal/table.ts';
import { printable, truncate } from '../terminal/format.ts';

type Video = ReturnType<Engine['videos']>[number];

const TITLE_WIDTH = 40;

/** `list`: the videos of the library with what was found in each. */
export const listVideos = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    await engine.checkFiles('all', session);
    const videos = engine.videos();
    if (json) console.log(JSON.stringify({ videos: videos.map(asJson) }, undefined, 2));
    else if (videos.length === 0) console.log('The library is empty. Add videos with: frameseek index <files and folders…>');
    else console.log(table(videos.map(row), { head: ['id', 'title', 'length', 'state', ...INDEXED_MODALITIES, 'path'], right: [2, 4, 5, 6] }));
    const moving = spacesText((await engine.spaces(session)).filter(({ swap }) => swap !== undefined));
    if (moving !== '') console.error(moving);
    return EXIT.done;
  });

const asJson = ({ id, title, path, sizeBytes, addedAt, probe, stages, job, missing, tags = [] }: Video): object => ({
  id,
  title,
  path,
  sizeBytes,
  addedAt,
  duration: probe?.duration ?? 0,
  tags,
  state: missing === true ? 'missing' : job?.state ?? 'done',
  stages,
  ...(job?.fault !== undefined && { fault: job.fault }),
});

const row = ({ id, title, path, probe, stages, job, missing }: Video): string[] => [
  id.slice(0, 8),
  truncate(printable(title), TITLE_WIDTH),
  probe === undefined ? '' : clockTime(probe.duration),
  missing === true ? 'missing' : job?.state ?? 'done',
  ...INDEXED_MODALITIES.map((modality) => {
    const record = stages.find(({ stage }) => stage === modality);
    if (record === undefined) return '–';
    return record.state === 'done' ? String(record.count) : record.state;
  }),
  printable(path),
];
