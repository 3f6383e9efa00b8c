/** How long chapters of a video should be, in seconds. */
export interface ChapterLength {
  /** What people find right: about a minute in a film of five minutes, seven in one of three hours. */
  readonly typical: number;
  readonly min: number;
  /** A longer one is divided where it can be. */
  readonly max: number;
}

/** The number of chapters grows with the root of the length: seconds × root of seconds. */
const GROWTH = 4.2;
/** YouTube takes no chapter shorter than this (support.google.com/youtube/answer/9884579). */
export const MIN_CHAPTER_SECONDS = 10;

/** How long the chapters of a video of `duration` seconds should be. */
export const chapterLength = (duration: number): ChapterLength => {
  const typical = Math.max(2 * MIN_CHAPTER_SECONDS, GROWTH * Math.sqrt(Math.max(0, duration)));
  return { typical, min: Math.max(MIN_CHAPTER_SECONDS, typical / 2.5), max: 2.5 * typical };
};
