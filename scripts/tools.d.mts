/** Words as one line for cmd.exe. */
export function shellLine(words: readonly string[]): string;
/** The top folder of the checkout. */
export const root: string;
/** Runs a program to its end; 127: it is not installed. Never throws. */
export function run(
  command: string,
  args: readonly string[],
  options?: { readonly show?: boolean; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string },
): Promise<{ readonly code: number; readonly output: string }>;
