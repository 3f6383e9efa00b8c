import { SUBTITLE_ENDINGS } from './media-files.ts';

/** Files of one ending that were found in a folder and are not taken. */
export interface LeftOut {
  /** In small letters, without the point; empty where the name has none. */
  readonly ending: string;
  readonly files: number;
  /** The path of the first. */
  readonly example: string;
}

const PICTURES = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'heif', 'avif', 'tif', 'tiff', 'bmp', 'dng', 'cr2', 'cr3', 'nef', 'arw', 'raf', 'insp', 'psd', 'svg', 'jp2']);
const SUBTITLES: ReadonlySet<string> = new Set(SUBTITLE_ENDINGS);
/** What belongs to a film beside it, and what systems leave behind, is nothing to be told of. */
const COMPANIONS: ReadonlySet<string> = new Set([...SUBTITLE_ENDINGS, 'idx', 'sup', 'nfo', 'ini', 'db', 'part', 'tmp', 'crdownload']);
/** Endings that one sentence names. */
const MAX_NAMED = 8;

interface LeftOutCounter {
  /** A file that is not taken; nothing is said of what belongs to films. */
  add(path: string): void;
  /** Subtitles that belong to no film. */
  addStray(path: string): void;
  counts(): readonly LeftOut[];
}

/** Counts the files of a folder that are not taken, by their endings. */
export const leftOutCounter = (): LeftOutCounter => {
  const byEnding = new Map<string, LeftOut>();
  const count = (path: string): void => {
    const ending = endingOf(path);
    const known = byEnding.get(ending);
    byEnding.set(ending, { ending, files: (known?.files ?? 0) + 1, example: known?.example ?? path });
  };
  return {
    add: (path) => {
      if (!COMPANIONS.has(endingOf(path))) count(path);
    },
    addStray: count,
    counts: () => [...byEnding.values()].toSorted((a, b) => b.files - a.files),
  };
};

const endingOf = (path: string): string => /[^/\\]\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';

/** What people are told of files that were not taken: pictures by themselves, as somebody may have expected them to be. */
export const leftOutSentences = (leftOut: readonly LeftOut[]): readonly string[] => {
  const pictures = leftOut.filter(({ ending }) => PICTURES.has(ending));
  const strays = leftOut.filter(({ ending }) => SUBTITLES.has(ending));
  const others = leftOut.filter(({ ending }) => !PICTURES.has(ending) && !SUBTITLES.has(ending));
  return [
    ...sentence(pictures, (files) => (files === 1 ? 'picture is not supported' : 'pictures are not supported')),
    ...sentence(strays, (files) => (files === 1 ? 'subtitle file is called like no film beside it, and is not read' : 'subtitle files are called like no film beside them, and are not read')),
    ...sentence(others, (files) => (files === 1 ? 'file was left out, as its name is not that of a video or sound' : 'files were left out, as their names are not those of videos or sound')),
  ];
};

const sentence = (kinds: readonly LeftOut[], words: (files: number) => string): readonly string[] => {
  const [first] = kinds;
  if (first === undefined) return [];
  const files = kinds.reduce((sum, kind) => sum + kind.files, 0);
  const named = kinds.slice(0, MAX_NAMED).map((kind) => (kind.ending === '' ? 'without an ending' : `.${kind.ending}`)).join(', ');
  return [`${files} ${words(files)} (${named}${kinds.length > MAX_NAMED ? ' …' : ''}), such as ${first.example}.`];
};
