import { closeSync, constants, openSync } from 'node:fs';
import { pathBytes } from '@frameseek/core';
import { fileFault } from '../source-file.ts';

/** The arguments of one run, and the files that its process is given open. */
interface OpenInputs extends Disposable {
  readonly args: readonly string[];
  /** Descriptors that the process gets behind its three pipes. */
  readonly descriptors: readonly number[];
  /** What the tool says, with the names of its files. */
  readonly named: (line: string) => string;
}

/** Stdin, stdout and stderr come first. */
const FIRST_DESCRIPTOR = 3;
/** Never waits for a pipe. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens the inputs whose names are no UTF-8: Node hands programs text, so that such a name would never reach the tool. It gets the
 * file itself, open, and the name that Linux has for that. Others are left to the tool. What was opened is closed by whoever disposes,
 * which may be as soon as the process has begun. Throws as `fileFault` says.
 */
export const openInputs = (args: readonly string[]): OpenInputs => {
  const names: string[] = [];
  const descriptors: number[] = [];
  const close = (): void => descriptors.forEach((descriptor) => closeSync(descriptor));
  const replaced = args.map((arg, index) => {
    const bytes = args[index - 1] === '-i' && arg.startsWith('file:') ? pathBytes(arg.slice('file:'.length)) : undefined;
    if (bytes === undefined) return arg;
    names.push(arg.slice('file:'.length));
    try {
      descriptors.push(openSync(Buffer.from(bytes), FLAGS));
    } catch (error) {
      close();
      throw fileFault(error, arg.slice('file:'.length));
    }
    return `file:${descriptorPath(descriptors.length - 1)}`;
  });
  const named = (line: string): string => names.reduceRight((text, name, index) => text.replaceAll(descriptorPath(index), name), line);
  return { args: replaced, descriptors, named, [Symbol.dispose]: close };
};

const descriptorPath = (index: number): string => `/proc/self/fd/${FIRST_DESCRIPTOR + index}`;
