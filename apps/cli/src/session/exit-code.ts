/** Exit codes of the command line; `interrupted` is 128 and the number of SIGINT, as shells have it. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** How a command ended. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
