/** How long chapters of a video should be, in seconds. */
export interface ChapterLength {
  /** What people find right: about a minute in a film of five minutes, seven in one of three hours. */
  readonly usual: number;
  readonly least: number;
  /** A longer one is divided where it can be. */
  readonly most: number;
}

/** The number of chapters grows with the root of the length: seconds × root of seconds. */
const GROWTH = 4.2;
/** YouTube takes no chapter shorter than this. */
export const MIN_CHAPTER = 10;

export const chapterLength = (duration: number): ChapterLength => {
  const usual = Math.max(2 * MIN_CHAPTER, GROWTH * Math.sqrt(Math.max(0, duration)));
  return { usual, least: Math.max(MIN_CHAPTER, usual / 2.5), most: 2.5 * usual };
};
