/** A table as RFC 4180 writes it: every spreadsheet reads it, whatever stands in its cells. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  // A spreadsheet would take these for formulas, and run what a video's title says.
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
