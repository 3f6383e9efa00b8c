import type { ExitCode } from '../session/exit-code.ts';
import type { Session } from '../session/session.ts';

/** What a group of commands is given by the program that it is added to. */
export interface CommandContext {
  /** The session of the command line that is being run; its flags are known only then. */
  readonly session: () => Session;
  /** Takes the exit code of the command that ran. */
  readonly ends: (result: Promise<ExitCode>) => Promise<void>;
}
