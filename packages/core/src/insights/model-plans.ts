/** What language models are asked about whole videos: how it is cut into calls of bounded size. All lengths are in seconds. */
import type { Shot } from '../domain/scan.ts';
import type { CaptionStyle } from './insight-request.ts';
import { toAnalysisWindows, type AnalysisWindow } from './analysis-windows.ts';

/** Pictures of one caption, and the tokens that it may have. */
export const CAPTION_SIZES: Readonly<Record<CaptionStyle, { readonly pictures: number; readonly tokens: number }>> = {
  brief: { pictures: 1, tokens: 60 },
  detailed: { pictures: 3, tokens: 180 },
  narrative: { pictures: 3, tokens: 140 },
};
/** A flash tells nothing by itself; of a take of minutes one caption would tell too little. */
const CAPTION_LENGTHS = { min: 1, max: 60 };

/** The windows that are described, each by one call. */
export const captionWindows = (shots: readonly Shot[], duration: number): readonly AnalysisWindow[] => toAnalysisWindows(shots, duration, CAPTION_LENGTHS);

/** Pictures of one window in which actions are looked for. */
export const ACTION_PICTURES = 8;
/** Tokens that the actions of one window may have. */
export const ACTION_TOKENS = 400;
/** In a short film a window is this long, and pictures a second apart. */
const ACTION_SECONDS = 8;
/** Windows of one video: in a long film they are longer, and actions shorter than the distance of two pictures are missed. */
const MAX_WINDOWS = 240;

/** Windows of consecutive pictures in which actions are looked for. They end at cuts where these are near enough. */
export const actionWindows = (shots: readonly Shot[], duration: number): readonly AnalysisWindow[] => {
  const max = Math.max(ACTION_SECONDS, duration / MAX_WINDOWS);
  return toAnalysisWindows(shots, duration, { min: 0.75 * max, max });
};

/** Seconds of the parts of a video that are summed up by one call: a minute in a short film, up to five in one of hours. */
export const summaryPartSeconds = (duration: number): number => Math.min(300, Math.max(60, duration / 40));
/** Pictures that are sent with one part of a summary. */
export const SUMMARY_PICTURES = 6;
/** Tokens that the summary of one part may have. */
export const SUMMARY_TOKENS = 500;
/** Parts that are summed up together: what a small model can still keep apart. */
const SUMMARY_GROUP_SIZE = 6;

/**
 * How many summaries are made on each level above the parts, until few enough are left for the whole: 40 parts become 7
 * sections, and these the whole.
 */
export const summaryLevels = (parts: number): readonly number[] => {
  const levels: number[] = [];
  for (let left = parts; left > 2 * SUMMARY_GROUP_SIZE; ) {
    left = Math.ceil(left / SUMMARY_GROUP_SIZE);
    levels.push(left);
  }
  return levels;
};

/** Lines that are translated by one call, and the characters that they may have: what a small model still numbers rightly. */
const LINES_A_CALL = 30;
const CHARACTERS_A_CALL = 2_000;

/** Lines in groups that are translated by one call each, in their order; a line of more characters than a call may have is a group of its own. */
export const translationGroups = <Line extends { readonly text: string }>(lines: readonly Line[]): readonly (readonly Line[])[] => {
  const groups: Line[][] = [];
  let characters = 0;
  for (const line of lines) {
    const group = groups.at(-1);
    characters += line.text.length;
    if (group !== undefined && group.length < LINES_A_CALL && characters <= CHARACTERS_A_CALL) group.push(line);
    else {
      groups.push([line]);
      characters = line.text.length;
    }
  }
  return groups;
};

/** Consecutive items in `count` groups of sizes as even as can be. */
export const inGroups = <T>(items: readonly T[], count: number): readonly (readonly T[])[] =>
  Array.from({ length: count }, (_, group) => items.slice(Math.floor((group * items.length) / count), Math.floor(((group + 1) * items.length) / count)));
