import { parseSyntax } from '@frameseek/core';

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
