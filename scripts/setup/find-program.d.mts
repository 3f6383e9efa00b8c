export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly env: Record<string, string | undefined>;
  readonly exists: (path: string) => boolean;
  readonly list: (folder: string) => readonly string[];
}
export function findProgram(name: string, computer?: Computer): string | undefined;
export function reachProgram(name: string, computer?: Computer): void;
