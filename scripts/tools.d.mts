/** Words as one line for cmd.exe. */
export function shellLine(words: readonly string[]): string;
export function run(
  command: string,
  args: readonly string[],
  options?: { readonly show?: boolean; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string },
): Promise<{ readonly code: number; readonly output: string }>;
