/**
 * Names of files on Linux are bytes, which need not be UTF-8. A path is a string everywhere here; a byte that is part of no
 * character stands in it as a character of a private plane (U+10FE80 for 0x80 to U+10FEFF for 0xFF), so that it travels through
 * databases, JSON and addresses, and gives the bytes back. A name that really holds such a character is escaped byte by byte, so no
 * two names are one string. Only bytes from 0x80 on are escaped: none of them makes a separator, a point or the end of a name.
 */
const FIRST = 0x10fe80;
const ESCAPE = /[\u{10FE80}-\u{10FEFF}]/u;

/** The path that these bytes of the file system are. */
export const pathOfBytes = (bytes: Uint8Array): string => {
  const whole = wellFormed(bytes);
  if (whole !== undefined && !ESCAPE.test(whole)) return whole;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const character = wellFormed(bytes.subarray(at, at + lengthFrom(byte)));
    const isEscaped = character === undefined || ESCAPE.test(character);
    parts.push(isEscaped ? String.fromCodePoint(FIRST + byte - 0x80) : character);
    at += isEscaped ? 1 : lengthFrom(byte);
  }
  return parts.join('');
};

/** The bytes of a path that is no UTF-8; undefined for all others, which the file system takes as they are. */
export const pathBytes = (path: string): Uint8Array | undefined => {
  if (!ESCAPE.test(path)) return undefined;
  const encoder = new TextEncoder();
  return Uint8Array.from([...path].flatMap((character) =>
    (ESCAPE.test(character) ? [(character.codePointAt(0) ?? FIRST) - FIRST + 0x80] : [...encoder.encode(character)])));
};

/** Text with paths in it as people read it: what is no character is shown as the replacement character. */
export const shownPath = (text: string): string => text.replaceAll(/[\u{10FE80}-\u{10FEFF}]/gu, '\uFFFD');

/** Part of a path as it stands in an address: each byte is what it is in the file system. */
export const percentEncoded = (part: string): string =>
  encodeURIComponent(part).replaceAll(/%F4%8F%BA%([89AB].)|%F4%8F%BB%([89AB].)/gu, (_, low?: string, high?: string) =>
    `%${(Number.parseInt(low ?? high ?? '', 16) + (low === undefined ? 0x40 : 0)).toString(16).toUpperCase()}`);

/** Bytes of the character that begins with this one. */
const lengthFrom = (byte: number): number => {
  if (byte < 0xc0) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const wellFormed = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
};
