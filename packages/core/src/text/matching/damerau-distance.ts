/**
 * Typing errors that make one word of another: a letter more, less, wrong, or two neighbours swapped (Damerau 1964), no part being
 * changed twice ("optimal string alignment", Boytsov 2011). Any number above `limit` comes back as `limit + 1`.
 */
export const damerauDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, last]: readonly (readonly number[])[] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const next = nextRow({ a, b, row, before, last });
    if (Math.min(...next) > limit) return limit + 1;
    [before, last] = [last, next];
  }
  return Math.min(last?.[b.length] ?? 0, limit + 1);
};

interface Rows {
  readonly a: string;
  readonly b: string;
  /** Letters of `a` that have been compared, this one included. */
  readonly row: number;
  readonly before: readonly number[] | undefined;
  readonly last: readonly number[] | undefined;
}

const nextRow = ({ a, b, row, before, last }: Rows): readonly number[] => {
  const at = (known: readonly number[] | undefined, column: number): number => known?.[column] ?? Infinity;
  const next = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const isSame = a[row - 1] === b[column - 1];
    const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    next.push(Math.min(
      at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1), isSwapped ? at(before, column - 2) + 1 : Infinity,
    ));
  }
  return next;
};
