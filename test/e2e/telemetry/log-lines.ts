/** A line of the log, read back. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [field: string]: unknown;
}

/** Lines as they are written, one JSON object each; throws for one that is none. */
export const readLines = (text: string): readonly LogLine[] =>
  text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LogLine);
