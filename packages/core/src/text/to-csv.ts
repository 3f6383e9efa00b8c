/**
 * A table as RFC 4180 writes it: every spreadsheet reads it, whatever stands in its cells. A text that begins like a formula
 * would be worked out by spreadsheets, and titles come from strangers' files: an apostrophe before it says that it is text.
 */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const inert = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};
