/** What a line says, and how sure the recogniser is, 0 to 1: the mean over its characters. */
export interface DecodedLine {
  readonly text: string;
  readonly confidence: number;
}

/** Probability of a space beside which the blank may win and there is a gap between two words all the same: measured .06 to .39 there, .0003 at most within words. */
const SPACE = 0.02;

/**
 * The likeliest characters step by step, repetitions once, without the blank, which is the first class (best path
 * decoding, Graves et al. 2006). Between letters the space, which is the last class, needs hardly any probability: in small
 * letters the blank nearly always wins over it. `rows` holds a probability for each class, `characters.length` of them a step.
 */
export const ctcDecode = (rows: Float32Array, characters: readonly string[]): DecodedLine => {
  const classes = characters.length;
  let [text, sum, count, last, space] = ['', 0, 0, 0, 0];
  for (let from = 0; from + classes <= rows.length; from += classes) {
    let [best, most] = [0, -Infinity];
    for (let index = 0; index < classes; index++) {
      const value = rows[from + index] ?? 0;
      if (value > most) [best, most] = [index, value];
    }
    space = Math.max(space, rows[from + classes - 1] ?? 0);
    if (best !== 0 && best !== last) {
      const character = characters[best] ?? '';
      text += space >= SPACE && isSpaced(text.at(-1)) && isSpaced(character) ? ` ${character}` : character;
      sum += most;
      count += 1;
      space = 0;
    }
    last = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count };
};

/** Whether it is a letter or a digit of a script that puts spaces between words. */
const isSpaced = (character = ''): boolean => /[\p{L}\p{N}]/u.test(character) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);

/** The classes of a recogniser from its dictionary of one character a line: the blank, the characters, the space. */
export const toClasses = (dictionary: string): readonly string[] => withBlankAndSpace(dictionary.replace(/\r?\n$/, '').split(/\r?\n/));

/** The classes of a recogniser from its characters in their order. */
export const withBlankAndSpace = (characters: readonly string[]): readonly string[] => ['', ...characters, ' '];
