import type { Span } from '@frameseek/core';
import type { LabelledSet } from '../library.ts';
import type { Manifest } from '../manifest.ts';
import { sentenceAt, signAt } from './lines.ts';

/** A stretch of a film of another set. */
export interface Piece extends Span {
  /** Path of the file. */
  readonly from: string;
  /** Seconds of the made film at which it begins. */
  readonly at: number;
}

/** Words that are laid over the picture or spoken. */
export interface Line extends Span {
  readonly text: string;
}

/** A film to be made: pieces one after the other, with words at known times. */
export interface FilmPlan {
  readonly id: string;
  readonly pieces: readonly Piece[];
  readonly signs: readonly Line[];
  readonly spoken: readonly Line[];
  /** Seconds at which the last piece ends; what follows is a drifting colour, so that there is time for all lines. */
  readonly footage: number;
  readonly duration: number;
}

/** What is to be made, and how many of each. */
export interface MakeOptions {
  readonly films: number;
  /** Lines of each kind in a film. */
  readonly lines: number;
}

/** Seconds of a piece, and of a film. */
const PIECE = { least: 2, most: 6 };
const PIECES = 10;
/** Seconds for one line of each kind. */
const EACH_LINE = 5.5;
/** Seconds that a sign stands, and that are left for a spoken line. */
const SIGN = 3;
const SPOKEN = 5;
/** Of every so many films one is left out: what is asked of it has no answer. */
const LEFT_OUT = 4;

/**
 * Films spliced from those of labelled sets, and the manifest that says what is in them: what is seen goes with its piece, signs
 * and sentences are put at known times, and what is asked of the films that were left out has no answer. The same in every run.
 */
export const planFilms = (sets: readonly LabelledSet[], { films, lines }: MakeOptions): { readonly plans: readonly FilmPlan[]; readonly manifest: Manifest } => {
  const sources = sets.flatMap(({ folder, manifest }) => manifest.videos
    .filter(({ video, broken }) => video !== null && video !== undefined && (broken === null || broken === undefined))
    .map((video) => ({ ...video, file: `${folder}/${video.file}`, queries: manifest.queries.filter((query) => query.kind === 'visual' && query.video === video.id) })))
    .filter(({ queries }) => queries.length > 0);
  const left = sources.filter((_, index) => index % LEFT_OUT === 0);
  const stretches = sources.filter((source) => !left.includes(source)).flatMap(({ id, file, duration, queries }) => queries.flatMap((query) => {
    const [first] = query.intervals;
    if (first === undefined || query.intervals.length > 1) return [];
    const length = Math.min(PIECE.most, Math.max(PIECE.least, first.end - first.start));
    const start = Math.max(0, Math.min(first.start, duration - length));
    return [{ source: id, from: file, start, end: Math.min(duration, start + length), query, shown: first }];
  }));
  // Stretches that overlap in their source would be one moment in two places.
  const apart = stretches.filter((one, index) => stretches.slice(0, index).every((other) => other.source !== one.source || other.end <= one.start || other.start >= one.end));
  const plans: FilmPlan[] = [];
  const queries: Manifest['queries'] = [];
  for (let film = 0; film < films; film += 1) {
    const id = `made_${String(film + 1).padStart(2, '0')}`;
    const own = apart.filter((_, index) => index % films === film).slice(0, PIECES);
    let at = 0;
    const pieces = own.map(({ from, start, end, query, shown }): Piece => {
      const piece = { from, start, end, at };
      const seen = { start: at + Math.max(0, shown.start - start), end: at + Math.min(end, shown.end) - start };
      queries.push({ ...query, id: `${id}-${query.id}`, video: id, intervals: [seen] });
      at += end - start;
      return piece;
    });
    if (pieces.length === 0) continue;
    const footage = at;
    const duration = Math.max(footage, lines * EACH_LINE);
    const signs = placed(duration, { count: lines, length: SIGN, film, textAt: signAt });
    const spoken = placed(duration, { count: lines, length: SPOKEN, film, textAt: sentenceAt });
    signs.forEach(({ text, ...span }, n) => queries.push({ id: `${id}-text-${n}`, kind: 'text', query: text, video: id, intervals: [span] }));
    spoken.forEach(({ text, ...span }, n) => queries.push({ id: `${id}-speech-${n}`, kind: 'speech', query: text, video: id, intervals: [span] }));
    plans.push({ id, pieces, signs, spoken, footage, duration });
  }
  const unasked = left.flatMap(({ queries: asked }) => asked);
  return { plans, manifest: {
    videos: plans.map(({ id, duration }) => ({ id, file: `videos/${id}.mp4`, duration, video: { avg_fps: RATE } })),
    queries,
    nomatch: [
      ...unasked.map(({ id, query }) => ({ id: `none-${id}`, kind: 'visual' as const, query, level: 'hard' as const })),
      ...Array.from({ length: unasked.length }, (_, n) => ({ id: `none-text-${n}`, kind: 'text' as const, query: signAt(1_000 + n), level: 'hard' as const })),
      ...Array.from({ length: unasked.length }, (_, n) => ({ id: `none-speech-${n}`, kind: 'speech' as const, query: sentenceAt(1_000 + n), level: 'hard' as const })),
    ],
    cuts: Object.fromEntries(plans.map(({ id, pieces, footage, duration }) => [id, [...pieces.slice(1).map(({ at }) => at), ...(duration > footage ? [footage] : [])]])),
    gradual: {}, qa: [],
  } };
};

/** Frames a second of the films that are made. */
export const RATE = 25;

const placed = (duration: number, { count, length, film, textAt }: { readonly count: number; readonly length: number; readonly film: number; readonly textAt: (n: number) => string }): readonly Line[] => {
  const most = Math.min(count, Math.floor(duration / (length + 0.5)));
  return Array.from({ length: most }, (_, n): Line => {
    const start = (n * duration) / most + 0.25;
    return { start, end: Math.min(duration, start + length), text: textAt(film * count + n) };
  });
};
