import { z } from 'zod';
import { foldText } from '../../text/fold-text.ts';
import { collapseWhitespace } from '../../text/collapse-whitespace.ts';

/** Most characters of a tag, and most tags of a video: labels of one's own, not a second description. */
const MAX_TAG_LENGTH = 60;
const MAX_TAGS = 50;

/** The tags of one video, as they come from outside. */
export const tagList = z.array(z.string().trim().min(1).max(MAX_TAG_LENGTH)).max(MAX_TAGS);

/** Single spaces, each tag once however it is written; in the order given. */
export const cleanTags = (tags: readonly string[]): readonly string[] => {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const clean = collapseWhitespace(tag);
    if (clean !== '' && !kept.has(foldText(clean))) kept.set(foldText(clean), clean);
  }
  return [...kept.values()];
};
