import { readFile, stat } from 'node:fs/promises';
import { Fault, clockSpan, toCloserResponse, toSearchResponse, type Modality, type SearchResponse } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import colour from 'picocolors';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { table } from '../terminal/table.ts';
import { printable, truncate } from '../terminal/format.ts';

interface SearchOptions {
  readonly limit: number;
  readonly modality?: readonly Modality[];
  readonly video?: readonly string[];
  /** A file to search with: moments that look like it. */
  readonly image?: string;
  /** The best are looked at again at more of their frames. */
  readonly lookTwice?: true;
  readonly json?: true;
}

/** Bytes: no camera makes larger pictures. */
const MAX_IMAGE_BYTES = 25_000_000;

const TITLE_WIDTH = 40;
const TEXT_WIDTH = 60;

/** `search`: moments as a table, or exactly what the API answers as JSON. */
export const search = (session: Session, query: string, options: SearchOptions): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const like = options.image === undefined ? '' : `like:picture:${(await engine.keepPicture(await readImage(options.image), session)).id} `;
    const request = {
      query: `${like}${query}`,
      limit: options.limit,
      ...(options.modality !== undefined && { modalities: options.modality }),
      ...(options.video !== undefined && { videoIds: options.video.map((named) => findVideo(engine.videos(), named).id) }),
    };
    const answer = options.lookTwice ? toCloserResponse(await engine.lookCloser(request, session)) : toSearchResponse(await engine.search(request, session));
    if (options.json) console.log(JSON.stringify(answer, undefined, 2));
    else show(answer);
    return EXIT.done;
  });

const readImage = async (path: string): Promise<Uint8Array> => {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Fault('file/missing', { path }, { cause });
  });
  if (!found.isFile() || found.size > MAX_IMAGE_BYTES) {
    throw new Fault('input/invalid', { problems: [`${path} is not a picture of at most ${MAX_IMAGE_BYTES / 1e6} MB`] });
  }
  return readFile(path);
};

const show = ({ match, tookMs, moments, videos, notes = [], didYouMean }: SearchResponse): void => {
  if (didYouMean !== undefined) console.error(colour.cyan(`Did you mean “${printable(didYouMean)}”?`));
  for (const note of notes) console.error(colour.yellow(printable(note)));
  if (videos !== undefined) {
    console.log(table(videos.map(({ title, path }) => [truncate(printable(title), TITLE_WIDTH), printable(path)]), { head: ['video', 'file'] }));
    return;
  }
  if (moments.length === 0) {
    console.log('Nothing matches.');
    return;
  }
  if (!match) console.log('Nothing matches well; these are the nearest:');
  const rows = moments.map(({ video, start, end, score, hits, also = [], isOngoing = false }, index) => [
    String(index + 1),
    clockSpan({ start, end }),
    `${truncate(printable(video.title), TITLE_WIDTH)}${also.length > 0 ? ` (and ${also.length} more)` : ''}${isOngoing ? ' (goes on)' : ''}`,
    hits.map(why).join(', '),
    score.toFixed(3),
  ]);
  console.log(table(rows, { head: ['#', 'when', 'video', 'why', 'score'], right: [0, 1, 4] }));
  console.error(colour.dim(`${Math.round(tookMs)} ms`));
};

const why = ({ modality, text, language }: SearchResponse['moments'][number]['hits'][number]): string => {
  if (text === undefined) return modality;
  return `${modality} “${truncate(printable(text), TEXT_WIDTH)}”${language === undefined ? '' : ` (${language})`}`;
};
