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
/** What belongs to a film beside it, and what systems leave behind, is nothing to be told of. */
const COMPANIONS: ReadonlySet<string> = new Set([...SUBTITLE_ENDINGS, 'idx', 'sup', 'nfo', 'ini', 'db', 'part', 'tmp', 'crdownload']);
/** Endings that one sentence names. */
const MAX_NAMED = 8;

/** Counts the files of a folder that are not taken, by their endings. */
export const leftOutCounter = (): { add(path: string): void; counts(): readonly LeftOut[] } => {
  const byEnding = new Map<string, LeftOut>();
  return {
    add: (path) => {
      const ending = endingOf(path);
      if (COMPANIONS.has(ending)) return;
      const known = byEnding.get(ending);
      byEnding.set(ending, { ending, files: (known?.files ?? 0) + 1, example: known?.example ?? path });
    },
    counts: () => [...byEnding.values()].toSorted((a, b) => b.files - a.files),
  };
};

const endingOf = (path: string): string => /[^/\\]\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';

/** What people are told of files that were not taken: pictures by themselves, as somebody may have expected them to be. */
export const leftOutSentences = (leftOut: readonly LeftOut[]): readonly string[] => {
  const pictures = leftOut.filter(({ ending }) => PICTURES.has(ending));
  const others = leftOut.filter(({ ending }) => !PICTURES.has(ending));
  return [
    ...sentence(pictures, (files) => (files === 1 ? 'picture is not supported' : 'pictures are not supported')),
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
