/** A text without case and accents (Unicode NFKD without marks), by which names and tags are compared. */
export const foldText = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
