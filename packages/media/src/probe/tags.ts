/** What a container tells of itself or of a stream, by name. */
export type Tags = Readonly<Record<string, string>> | undefined;

/** One of them, however its name is written: Matroska shouts, QuickTime does not. */
export const tagOf = (tags: Tags, name: string): string | undefined =>
  Object.entries(tags ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
