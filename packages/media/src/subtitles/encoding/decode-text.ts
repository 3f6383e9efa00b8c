import { analyse } from 'chardet';
import { ALPHABETS } from './alphabets.ts';

/** What is known of a text's encoding beforehand. */
export interface EncodingHints {
  /** BCP 47 code of its language. */
  readonly language?: string;
  /** Name of the encoding (WHATWG), where people set it: for texts that are neither UTF-8 nor UTF-16. */
  readonly encoding?: string;
}

/** A text, or the encodings that it may be in where that cannot be told. */
export type DecodedText = { readonly text: string } | { readonly likely: readonly string[] };

/**
 * Text of unknown encoding: UTF-16 by its byte order mark or its zeros, UTF-8 if it is valid, else the encoding by which all its
 * letters are those of one language (the language of the hint, if there is one); what n-grams say (chardet) decides between
 * several. Never guesses: words in wrong letters would be found by nobody.
 */
export const decodeText = (bytes: Uint8Array, hints: EncodingHints = {}): DecodedText => {
  const unicode = decodeUnicode(bytes);
  if (unicode !== undefined) return { text: unicode };
  if (hints.encoding !== undefined) {
    const text = decodeBy(hints.encoding, bytes);
    return text === undefined ? { likely: [] } : { text };
  }
  return decodeByAlphabet(bytes, hints.language);
};

const decodeUnicode = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = zeroBytes(bytes);
  if (zeros.odd > SOME && zeros.even <= zeros.odd / 10) return decodeBy('utf-16le', bytes);
  if (zeros.even > SOME && zeros.odd <= zeros.even / 10) return decodeBy('utf-16be', bytes);
  return decodeBy('utf-8', bytes) ?? damagedUtf8(bytes);
};

/** Characters of several bytes for each damaged one from which a text was UTF-8 before: no other encoding looks so by chance. */
const WHOLE_FOR_DAMAGED = 20;

/** UTF-8 in which a few bytes are damaged, without them. */
const damagedUtf8 = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.split('\ufffd').length - 1;
  const whole = text.match(/[^\x00-\x7f\ufffd]/gu)?.length ?? 0;
  return whole >= WHOLE_FOR_DAMAGED * damaged ? text.replaceAll('\ufffd', '') : undefined;
};

/** Share of zero bytes from which a text is UTF-16: its times are digits, half of whose bytes are zero. */
const SOME = 0.05;
/** Bytes that are looked at for zeros, and letters. */
const LOOKED_AT = 200_000;

const zeroBytes = (bytes: Uint8Array): { readonly even: number; readonly odd: number } => {
  const looked = bytes.subarray(0, LOOKED_AT);
  const counts = { even: 0, odd: 0 };
  for (const [index, byte] of looked.entries()) if (byte === 0) counts[index % 2 === 0 ? 'even' : 'odd'] += 1 / looked.length;
  return counts;
};

/** Undefined where the bytes are not in this encoding. */
const decodeBy = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** One reading of the bytes, and how sure n-grams are of it (0 to 100). */
interface Reading {
  readonly encoding: string;
  readonly text: string;
  readonly confidence: number;
}

const decodeByAlphabet = (bytes: Uint8Array, language: string | undefined): DecodedText => {
  const short = language?.split('-')[0];
  const own = ALPHABETS.filter(({ languages }) => short !== undefined && languages.includes(short));
  const readings = readingsOf(bytes, own.length > 0 ? own : ALPHABETS);
  const [best, next] = readings;
  if (best === undefined) return { likely: [] };
  const isClear = next === undefined || (best.confidence >= MIN_CONFIDENCE && best.confidence >= CLEARLY * next.confidence);
  return isClear ? { text: best.text } : { likely: readings.slice(0, 3).map(({ encoding }) => encoding) };
};

const MIN_CONFIDENCE = 15;
/** How much surer n-grams must be of the best reading than of the next. */
const CLEARLY = 1.3;

/** Readings that differ, the surest first. */
const readingsOf = (bytes: Uint8Array, alphabets: typeof ALPHABETS): readonly Reading[] => {
  const told = new Map(analyse(bytes.subarray(0, LOOKED_AT)).map(({ name, confidence }) => [ENCODING_OF[name] ?? name.toLowerCase(), confidence]));
  const decoded = new Map<string, string | undefined>();
  const byText = new Map<string, Reading>();
  for (const { encodings, letters } of alphabets) {
    const only = new RegExp(String.raw`^[\x00-\x7f${letters}${SIGNS}]*$`, 'u');
    for (const encoding of encodings) {
      if (!decoded.has(encoding)) decoded.set(encoding, decodeBy(encoding, bytes));
      const text = decoded.get(encoding);
      const looked = text?.slice(0, LOOKED_AT);
      if (text === undefined || looked === undefined || !only.test(looked) || isPiecedTogether(looked)) continue;
      const confidence = Math.max(told.get(encoding) ?? 0, byText.get(text)?.confidence ?? 0);
      byText.set(text, { encoding: byText.get(text)?.encoding ?? encoding, text, confidence });
    }
  }
  return [...byText.values()].toSorted((a, b) => b.confidence - a.confidence);
};

/** Names that chardet gives, as the Encoding Standard has them: it reads the ISO ones by those of Windows, which hold more. */
const ENCODING_OF: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252', 'ISO-8859-2': 'windows-1250', 'ISO-8859-7': 'windows-1253', 'ISO-8859-8': 'windows-1255', 'ISO-8859-9': 'windows-1254',
};
/** Punctuation that every language uses. */
const SIGNS = String.raw`\u00a0\u00ad¡¿«»°·©®ªº´–—‘’‚“”„…•€£§½™♪`;

/** Letters of another script inside Latin words: accents of a European language that were read by a wrong encoding. */
const isPiecedTogether = (text: string): boolean => {
  const all = text.match(FOREIGN)?.length ?? 0;
  return all > 0 && (text.match(GLUED)?.length ?? 0) > all / 3;
};

const FOREIGN = /[^\P{L}\p{Script=Latin}]/gu;
const GLUED = /[a-z][^\P{L}\p{Script=Latin}]|[^\P{L}\p{Script=Latin}](?=[a-z])/gu;
