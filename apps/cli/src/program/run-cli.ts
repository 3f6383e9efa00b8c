import { faultMessage, isAbort, isFault } from '@frameseek/core';
import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { makeProgram } from './program.ts';
import { implyServe } from './imply-serve.ts';

/** Runs one command line to its end; failures become one sentence on standard error and an exit code. */
export const runCli = async (args: readonly string[], signal: AbortSignal): Promise<ExitCode> => {
  let code: ExitCode = EXIT.done;
  const program = makeProgram({ signal, end: (result) => (code = result) });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(implyServe(args, program), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (isAbort(error)) return EXIT.interrupted;
    console.error(isFault(error) ? faultMessage(error) : unexpected(error));
    return isFault(error) && error.code.startsWith('query/') ? EXIT.usage : EXIT.failed;
  }
};

/** What is not a fault of ours is a mistake in Frameseek: its stack is what helps. */
const unexpected = (error: unknown): string => `Something unexpected happened: ${error instanceof Error ? error.stack : String(error)}`;
