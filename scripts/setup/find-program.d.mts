/** A computer on which a program is looked for. */
export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly env: Record<string, string | undefined>;
  readonly exists: (path: string) => boolean;
  readonly list: (folder: string) => readonly string[];
}
/** Full path of a program, or undefined. */
export function findProgram(name: string, computer?: Computer): string | undefined;
/** Puts the folder of a program that is there on the PATH of this process. */
export function reachProgram(name: string, computer?: Computer): void;
