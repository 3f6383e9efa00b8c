import { readSeconds } from '@frameseek/core';
import { InvalidArgumentError } from 'commander';

/** Reads a time in seconds, as people write it. */
export const time = (text: string): number => {
  const seconds = readSeconds(text);
  if (seconds === undefined) throw new InvalidArgumentError('It must be a time such as 1:02.5 or 90s.');
  return seconds;
};

/** Reads one value of an option that may be given several times. */
export const repeated = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];

/** The same for words of a list, of which one option may hold several with commas between. */
export const repeatedChoice = <T extends string>(choices: readonly T[]) => (text: string, before: readonly T[] | undefined): readonly T[] =>
  text.split(',').map((word) => word.trim()).filter(Boolean).reduce<readonly T[]>((chosen, word) => {
    const choice = choices.find((one) => one === word);
    if (choice === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return chosen.includes(choice) ? chosen : [...chosen, choice];
  }, before ?? []);

/** Reads a whole number within bounds. */
export const number = (least: number, most: number) => (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  return value;
};
