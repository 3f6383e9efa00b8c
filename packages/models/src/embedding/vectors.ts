/** Scales each row of `dimensions` numbers to length 1, in place. A row of zeros is left alone. */
export const normaliseRows = (rows: Float32Array, dimensions: number): Float32Array => {
  for (let start = 0; start < rows.length; start += dimensions) {
    const row = rows.subarray(start, start + dimensions);
    let sum = 0;
    for (const x of row) sum += x * x;
    const length = Math.sqrt(sum);
    if (length === 0) continue;
    for (let d = 0; d < row.length; d++) row[d] = (row[d] ?? 0) / length;
  }
  return rows;
};

/** Rows one after another. */
export const joinRows = (rows: readonly Float32Array[]): Float32Array => {
  const joined = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let offset = 0;
  for (const row of rows) {
    joined.set(row, offset);
    offset += row.length;
  }
  return joined;
};
