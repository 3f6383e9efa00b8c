import type { VideoId } from '../domain/video.ts';
import { stem } from '../text/matching/stem.ts';
import { contentWords } from '../text/tokenize.ts';

/** A video by what people call it. */
export interface TitledVideo {
  readonly id: VideoId;
  readonly title: string;
  /** Seconds. */
  readonly duration: number;
  /** The stems of its title. */
  readonly own: ReadonlySet<string>;
  /** Those of its title, the name of its file and its tags. */
  readonly all: ReadonlySet<string>;
}

/** Deviations by which every moment of a video stands out further where its name is what is asked for. */
export const TITLE_Z_SCORE = 3;
/** Fewer words of a title say too little to be meant when they stand somewhere in a longer query. */
const LEAST_WORDS = 2;

/** What a video is called, ready to be held against queries. */
export const titledVideo = ({ id, title, names, duration }: Pick<TitledVideo, 'id' | 'title' | 'duration'> & { readonly names: readonly string[] }): TitledVideo =>
  ({ id, title, duration, own: stemsOf(title), all: stemsOf([title, ...names].join(' ')) });

/** Whether a query names a video: all its telling words are among the names, or all of the title is in the query. */
export const isNamedBy = ({ own, all }: TitledVideo, query: ReadonlySet<string>): boolean =>
  query.size > 0 && (isSubset(query, all) || (own.size >= LEAST_WORDS && isSubset(own, query)));

/** The stems of the telling words of a text. */
export const stemsOf = (text: string): ReadonlySet<string> => new Set(contentWords(text).map(stem));

const isSubset = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean => [...part].every((word) => whole.has(word));
