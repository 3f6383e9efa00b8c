/** A text in one line: every run of white space is one space, none at the ends. */
export const collapseWhitespace = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
