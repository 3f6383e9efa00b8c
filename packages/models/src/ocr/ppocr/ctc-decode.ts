/** What a line says, and how sure the recogniser is, 0 to 1: the mean over its characters. */
export interface DecodedLine {
  readonly text: string;
  readonly confidence: number;
}

/**
 * The likeliest characters step by step, repetitions once, without the blank, which is the first class (best path
 * decoding, Graves et al. 2006). `rows` holds a probability for each class, `characters.length` of them a step.
 */
export const ctcDecode = (rows: Float32Array, characters: readonly string[]): DecodedLine => {
  const classes = characters.length;
  let [text, sum, count, last] = ['', 0, 0, 0];
  for (let from = 0; from + classes <= rows.length; from += classes) {
    let [best, most] = [0, -Infinity];
    for (let index = 0; index < classes; index++) {
      const value = rows[from + index] ?? 0;
      if (value > most) [best, most] = [index, value];
    }
    if (best !== 0 && best !== last) {
      text += characters[best] ?? '';
      sum += most;
      count += 1;
    }
    last = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count };
};

/** The classes of a recogniser from its dictionary of one character a line: the blank, the characters, the space. */
export const toClasses = (dictionary: string): readonly string[] => ['', ...dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
