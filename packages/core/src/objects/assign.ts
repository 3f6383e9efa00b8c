/**
 * Each row its own column so that the sum is the least: the Hungarian method (Kuhn 1955, Munkres 1957) by shortest paths of exchanges (Jonker and
 * Volgenant 1987), in the cube of the longer side. Pairs that cost 0 or more are not made. Gives those of row and column that are.
 */
export const assign = (costs: readonly (readonly number[])[]): readonly (readonly [row: number, column: number])[] => {
  const size = Math.max(costs.length, costs[0]?.length ?? 0);
  const [rows, columns] = [new Float64Array(size), new Float64Array(size)];
  const rowOf = new Map<number, number>();
  for (let row = 0; row < size; row += 1) {
    const { end, from } = shortestPath(row, { costs, size, rows, columns, rowOf });
    // Along the path, each column goes to the row before.
    for (let column = end; ;) {
      const before = from.get(column);
      rowOf.set(column, before === undefined ? row : rowOf.get(before) ?? row);
      if (before === undefined) break;
      column = before;
    }
  }
  return [...rowOf].flatMap(([column, row]) => ((costs[row]?.[column] ?? 0) < 0 ? [[row, column] as const] : [])).toSorted(([a], [b]) => a - b);
};

interface Assignment {
  readonly costs: readonly (readonly number[])[];
  readonly size: number;
  /** Potentials: what each row and each column costs at least by itself. */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  /** By column. */
  readonly rowOf: ReadonlyMap<number, number>;
}

/** The way of exchanges from a row to a column that nobody has; `from` tells for each column which came before. */
const shortestPath = (row: number, { costs, size, rows, columns, rowOf }: Assignment): { readonly end: number; readonly from: ReadonlyMap<number, number> } => {
  const distance = new Float64Array(size).fill(Infinity);
  const from = new Map<number, number>();
  const done = new Set<number>();
  let [at, column]: [number, number | undefined] = [row, undefined];
  for (;;) {
    let [next, step] = [0, Infinity];
    for (let other = 0; other < size; other += 1) {
      if (done.has(other)) continue;
      const reduced = Math.min(0, costs[at]?.[other] ?? 0) - (rows[at] ?? 0) - (columns[other] ?? 0);
      if (reduced < (distance[other] ?? 0)) {
        distance[other] = reduced;
        if (column === undefined) from.delete(other);
        else from.set(other, column);
      }
      if ((distance[other] ?? 0) < step) [next, step] = [other, distance[other] ?? 0];
    }
    rows[row] = (rows[row] ?? 0) + step;
    for (let other = 0; other < size; other += 1) {
      if (!done.has(other)) distance[other] = (distance[other] ?? 0) - step;
      else {
        const taken = rowOf.get(other) ?? row;
        rows[taken] = (rows[taken] ?? 0) + step;
        columns[other] = (columns[other] ?? 0) - step;
      }
    }
    done.add(next);
    const taken = rowOf.get(next);
    if (taken === undefined) return { end: next, from };
    [at, column] = [taken, next];
  }
};
