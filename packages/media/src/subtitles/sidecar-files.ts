import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Fault, errorMessage, isFault, isMediaFile, isSubtitleFolder, plainName, type Abortable, type SubtitleKind } from '@frameseek/core';
import { listNames } from '../tools/names/list-names.ts';
import { fileFault } from '../tools/source-file.ts';
import { systemPath } from '../tools/names/system-path.ts';
import { readPlainFile } from './read-plain-file.ts';
import { readSidecarName, readSubtitleName, type NamedFilm, type SidecarName } from './sidecar-name.ts';
import { NOTATIONS, UNREAD_NOTATIONS, type SubtitleText } from './subtitle-text.ts';

/** A subtitle file beside a video. */
export interface Sidecar extends SubtitleText {
  readonly path: string;
  readonly kind?: SubtitleKind;
}

interface SidecarOptions extends Abortable {
  /** Told of each file that is left out. */
  readonly report: (problem: Fault) => void;
}

/** Files beside one video that are looked at. */
const MAX_SIDECARS = 32;

/**
 * The subtitle files of a film: beside it (`film.srt`, `film.en.sdh.vtt`), and in a folder `Subs` beside it. Those marked as default come
 * first, then those without a language. Only plain files of at most 8 MB: a link may lead anywhere, and a pipe never ends. What
 * cannot be read is reported, whatever is wrong with it.
 */
export const sidecarFiles = async (path: string, { signal, report }: SidecarOptions): Promise<Sidecar[]> => {
  const named = (await sidecarsOf(path, report)).toSorted((a, b) => rank(a) - rank(b));
  const found: Sidecar[] = [];
  for (const [index, { file, name }] of named.entries()) {
    signal.throwIfAborted();
    if (index >= MAX_SIDECARS) report(new Fault('subtitle/unread', { path: file, reason: `a film has at most ${MAX_SIDECARS} of them` }));
    else found.push(...(await readSidecar(file, name, report)));
  }
  return found;
};

interface NamedFile {
  readonly file: string;
  readonly name: SidecarName;
}

const rank = ({ name }: NamedFile): number => ('unknown' in name ? 3 : name.isDefault ? 0 : name.language === undefined ? 1 : 2);

const readSidecar = async (file: string, name: SidecarName, report: SidecarOptions['report']): Promise<readonly Sidecar[]> => {
  const unread = (reason: string): readonly [] => {
    report(new Fault('subtitle/unread', { path: file, reason }));
    return [];
  };
  if ('unknown' in name) return unread(`what “${name.unknown}” in the name means is not known. Name them as the film, with the language behind (film.en.srt)`);
  const notation = NOTATIONS[endingOf(file)];
  const pictures = UNREAD_NOTATIONS[endingOf(file)];
  if (notation === undefined) return unread(pictures ?? 'the notation is not known');
  const read = await readPlainFile(file);
  if ('reason' in read) return unread(read.reason);
  if (isVobSub(read.bytes)) return unread('they are pictures (VobSub), not text');
  const { language, kind } = name;
  return [{ path: file, bytes: read.bytes, notation, ...(language !== undefined && { language }), ...(kind !== undefined && { kind }) }];
};

const endingOf = (name: string): string => extname(name).slice(1).toLowerCase();
const isSubtitle = (name: string): boolean => !name.startsWith('.') && (Object.hasOwn(NOTATIONS, endingOf(name)) || Object.hasOwn(UNREAD_NOTATIONS, endingOf(name)));
/** The start of an MPEG program stream. */
const isVobSub = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from([0, 0, 1, 0xba]));

const sidecarsOf = async (path: string, report: SidecarOptions['report']): Promise<readonly NamedFile[]> => {
  const folder = dirname(path);
  const names = await namesIn(folder, report);
  const own = basename(path);
  const film: NamedFilm = { name: own, others: names.filter((name) => name !== own && isMediaFile(name)) };
  const beside = names.filter(isSubtitle).flatMap((name) => named(join(folder, name), readSidecarName(name, film)));
  const inside: NamedFile[] = [];
  for (const name of names.filter(isSubtitleFolder)) inside.push(...(await subtitlesIn(join(folder, name), film, report)));
  return [...beside, ...inside];
};

const named = (file: string, name: SidecarName | undefined): readonly NamedFile[] => (name === undefined ? [] : [{ file, name }]);

/** Those of the film in a folder of subtitles, or in a folder in it that is called like the film. */
const subtitlesIn = async (folder: string, film: NamedFilm, report: SidecarOptions['report']): Promise<readonly NamedFile[]> => {
  // A link to a folder may lead out of those that may be read.
  if (!(await isRealFolder(folder))) return [];
  const found: NamedFile[] = [];
  for (const name of await namesIn(folder, report)) {
    const path = join(folder, name);
    if (isSubtitle(name)) found.push(...named(path, readSubtitleName(name, film)));
    else if (isFolderOf(name, film) && (await isRealFolder(path))) {
      const inner = (await namesIn(path, report)).filter(isSubtitle);
      found.push(...inner.flatMap((each) => named(join(path, each), readSubtitleName(each, { ...film, others: [] }))));
    }
  }
  return found;
};

const isFolderOf = (name: string, film: NamedFilm): boolean =>
  [film.name, film.name.slice(0, film.name.length - extname(film.name).length)].some((each) => plainName(each) === plainName(name));

const isRealFolder = (path: string): Promise<boolean> => lstat(systemPath(path)).then((stats) => stats.isDirectory(), () => false);

/** Of a folder that may not be listed there are none, which is told. */
const namesIn = async (folder: string, report: SidecarOptions['report']): Promise<readonly string[]> => {
  try {
    return (await listNames(folder)).toSorted();
  } catch (error) {
    const fault = fileFault(error, folder);
    if (!isFault(fault)) throw fault;
    report(new Fault('subtitle/unread', { path: `in ${folder}`, reason: errorMessage(fault).replace(/\.$/, '') }, { cause: fault }));
    return [];
  }
};
