import Table from 'cli-table3';
import colour from 'picocolors';

interface Columns {
  readonly head: readonly string[];
  /** Positions of the columns of numbers. */
  readonly right?: readonly number[];
}

const NO_LINES = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
};

/** Rows under a head, columns as wide as needed, no lines: good to read, and to cut with other tools. */
export const table = (rows: readonly (readonly string[])[], { head, right = [] }: Columns): string => {
  const built = new Table({
    head: head.map((name) => colour.dim(name)),
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: head.map((_, column) => (right.includes(column) ? 'right' : 'left')),
  });
  for (const row of rows) built.push([...row]);
  return built.toString().split('\n').map((line) => line.trimEnd()).join('\n');
};
