import { existsSync } from 'node:fs';
import type { Command } from 'commander';

/**
 * `frameseek ./videos` is short for `frameseek serve ./videos`: what comes first is no command, but is there, or is written
 * as a path. Anything else stays as it is, so that a mistyped command is told as one.
 */
export const implyServe = (args: readonly string[], program: Command): readonly string[] => {
  const [first] = program.parseOptions([...args]).operands;
  if (first === undefined || first === 'help' || program.commands.some((command) => command.name() === first)) return args;
  return /^\.|[\\/]/u.test(first) || existsSync(first) ? ['serve', ...args] : args;
};
