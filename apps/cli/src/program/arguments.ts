import { readSeconds } from '@frameseek/core';
import { InvalidArgumentError } from 'commander';

/** Reads a time in seconds, as people write it. */
export const time = (text: string): number => {
  const seconds = readSeconds(text);
  if (seconds === undefined) throw new InvalidArgumentError('It must be a time such as 1:02.5 or 90s.');
  return seconds;
};

/** Reads a whole number within bounds. */
export const number = (least: number, most: number) => (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  return value;
};
