/** The environment for a program that is started with `settings` on top of those of this process. */
export const environmentWith = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({ ...process.env, ...settings });

/** The exit code by which a program asks whoever started it to start it again; that of sysexits.h for “try again”. */
export const RESTART_CODE = 75;
