/**
 * Whether two texts have as many numbers, and not the same ones: "step 1" and "step 2" are no readings of one line. A digit that was
 * misread as a letter parts its number or takes it away, and is forgiven.
 */
export const hasOtherNumbers = (a: string, b: string): boolean => {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  return left.length === right.length && left.some((number, index) => number !== right[index]);
};

const numbersOf = (text: string): readonly string[] => text.match(/\p{Nd}+/gu) ?? [];
