import type { Fields, LogLevel } from '@frameseek/core';
import { pino } from 'pino';

/** Where lines go, and from which level on. */
export interface LogWriterOptions {
  readonly level: LogLevel;
  /** Takes lines, each with its line break; absent: standard error. */
  readonly write?: ((line: string) => void) | undefined;
}

/** Writes one line of JSON for each event. */
export interface LogWriter {
  isOn(level: LogLevel): boolean;
  write(level: LogLevel, event: string, fields: Fields): void;
}

/** Lines go to standard error, since standard output belongs to results; at once, so that those before a crash are there. */
export const openLogWriter = ({ level, write }: LogWriterOptions): LogWriter => {
  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    write === undefined ? standardError() : { write },
  );
  return {
    isOn: (wanted) => logger.isLevelEnabled(wanted),
    write: (at, event, fields) => logger[at]({ event, ...fields }),
  };
};

const STANDARD_ERROR = 2;

const standardError = (): pino.DestinationStream => {
  const destination = pino.destination({ fd: STANDARD_ERROR, sync: true });
  // Whoever read the lines has gone: there is nobody left to tell, and the work goes on.
  destination.on('error', () => undefined);
  return destination;
};
