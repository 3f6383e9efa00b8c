export function shellLine(words: readonly string[]): string;
