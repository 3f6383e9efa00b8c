import { collapseWhitespace, type Chapter, type FilmMetadata, type Passage, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { ProbedVideo } from './ingest-context.ts';

/** Who made chapters that came with the file: `by` of the insight. */
export const BY_FILE = 'the file itself';

/** Characters that a title may have. */
const MAX_TITLE_LENGTH = 300;
/**
 * Seconds for which words about all of a film stand: they lead to its beginning. A span as long as the film would take every other hit
 * in the film into its own moment.
 */
const OPENING_SECONDS = 5;

/** The title that a file gives itself, in one line; undefined where it gives none. */
export const ownTitle = (metadata: FilmMetadata | undefined): string | undefined =>
  collapseWhitespace(metadata?.title ?? '').slice(0, MAX_TITLE_LENGTH) || undefined;

/** The chapters that came with a film; undefined where none did. */
export const ownChapters = (metadata: FilmMetadata | undefined): readonly Chapter[] | undefined =>
  metadata?.chapters?.map((chapter) => ({ ...chapter, title: collapseWhitespace(chapter.title), keywords: [] }));

/** Keeps the chapters that came with a film as its chapters, before those that were made of it while nobody asked the file. */
export const keepOwnChapters = ({ catalog }: Pick<EngineParts, 'catalog'>, { id, probe }: ProbedVideo): void => {
  const chapters = ownChapters(probe.metadata);
  if (chapters === undefined || catalog.insight(id, 'chapters')?.by === BY_FILE) return;
  catalog.putInsight(id, { kind: 'chapters', key: 'chapters', madeAt: new Date().toISOString(), by: BY_FILE, data: [...chapters] });
};

/** Words of a file about all of its film, each with the field that they stand in. */
interface FileWords {
  readonly field: string;
  readonly passage: Passage;
}

/** What a file says about its film in its title, description, comment and author, as passages at its beginning. */
export const fileWords = ({ probe }: Pick<VideoRecord, 'probe'>): readonly FileWords[] => {
  const { title, description, comment, artist } = probe?.metadata ?? {};
  const end = Math.min(OPENING_SECONDS, (probe?.duration ?? 0) || OPENING_SECONDS);
  return Object.entries({ title, description, comment, artist }).flatMap(([field, words]) => {
    const text = collapseWhitespace(words ?? '');
    return text === '' ? [] : [{ field, passage: { start: 0, end, text } }];
  });
};
