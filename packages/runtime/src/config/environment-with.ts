/** The environment for a program that is started with `settings` on top of those of this process. */
export const environmentWith = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({ ...process.env, ...settings });
