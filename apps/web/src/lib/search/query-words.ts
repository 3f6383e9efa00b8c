import { parseSyntax } from '@frameseek/core';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** The words of a query that may stand in what is said or shown, without its syntax. */
export const textWords = (query: string): string =>
  parseSyntax(query).syntax.steps
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === 'like' || part.not || part.by === 'visual' ? [] : [part.text]))
    .join(' ');

/** A query as people know it: without the pictures it compares with, whose addresses say nothing. */
export const shownQuery = (query: string): string => query.replaceAll(/-?like:\S+/giu, '').replaceAll(/\s+/gu, ' ').trim();

/** The pictures that a query compares with. */
export const likePictures = (query: string): readonly { readonly videoId: string; readonly at: number }[] =>
  parseSyntax(query).syntax.steps
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === 'like' && !part.not && 'at' in part ? [{ videoId: part.videoId, at: part.at }] : []));

/** A query as its field shows it: its words, and the pictures that it compares with, each of which is a chip. */
export interface SplitQuery {
  readonly words: string;
  readonly likes: readonly string[];
}

const LIKE = /(?<!\S)like:\S+/giu;

/** Takes the pictures out of a query. Where one thing comes after another, they stay where they stand: there their place says something. */
export const splitLikes = (query: string): SplitQuery => {
  const likes = query.match(LIKE) ?? [];
  if (likes.length === 0 || parseSyntax(query).syntax.steps.length > 1) return { words: query, likes: [] };
  return { words: query.replaceAll(LIKE, '').replaceAll(/\s+/gu, ' ').trim(), likes };
};

/** The query of these words and pictures. */
export const joinLikes = ({ words, likes }: SplitQuery): string => [words.trim(), ...likes].filter(Boolean).join(' ');

/** The query with other words in its field; the pictures that stand beside them stay, unless others are written. */
export const withWords = (query: string, text: string): string => {
  const { words, likes } = splitLikes(text);
  return joinLikes({ words, likes: likes.length > 0 ? likes : splitLikes(query).likes });
};

/** A query as a title: its words, or what it is where it has none. */
export const queryTitle = (query: string, { t }: Words = ENGLISH_WORDS): string => shownQuery(query) || (query.trim() === '' ? t('Search') : t('More like this'));
