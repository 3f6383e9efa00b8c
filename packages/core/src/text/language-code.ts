/**
 * A language as people, films and file names write it, as BCP 47: `eng`, `ger`, `en-GB`, `pt_BR`, `English`, `Deutsch`
 * become `en`, `de`, `en-GB`, `pt-BR`, `en`, `de` (ISO 639-1, 639-2/T and /B, and names in English or in the language
 * itself). Undefined for what is no language, `und` and `zxx` among it. The tables are those of Unicode CLDR.
 */
export const languageCode = (text: string): string | undefined => {
  const plain = text.trim().replaceAll('_', '-');
  return fromTag(plain) ?? NAMES().get(plain.toLowerCase());
};

/** Whether two codes name one language, whatever its country or script. A language that is not known may be any. */
export const isSameLanguage = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || primary(a) === primary(b);

const primary = (code: string): string => (languageCode(code) ?? code).split('-')[0] ?? code;

/** In which no words are. */
const NO_LANGUAGES = new Set(['und', 'zxx', 'mul', 'mis']);
const ENGLISH = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const fromTag = (tag: string): string | undefined => {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag)) return undefined;
  const [code = tag] = Intl.getCanonicalLocales(tag);
  const [language = code] = code.split('-');
  return NO_LANGUAGES.has(language) || ENGLISH.of(language) === undefined ? undefined : code;
};

/** Codes of two letters, and of three where a language has no shorter one, that films are subtitled in. */
const LONGER = ['fil', 'yue', 'cmn', 'haw', 'hmn', 'ceb', 'ckb', 'gsw', 'arz'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

let names: ReadonlyMap<string, string> | undefined;
/** Made at the first question: it takes some milliseconds. */
const NAMES = (): ReadonlyMap<string, string> => {
  if (names !== undefined) return names;
  const made = new Map<string, string>([['brazilian', 'pt-BR'], ['brazilian portuguese', 'pt-BR'], ['castilian', 'es'], ['latin american', 'es-419']]);
  for (const code of [...LETTERS.flatMap((a) => LETTERS.map((b) => a + b)), ...LONGER]) {
    const english = ENGLISH.of(code);
    if (english === undefined || Intl.getCanonicalLocales(code)[0] !== code) continue;
    const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code);
    for (const name of [english, own]) if (name !== undefined && (name.length > 3 || /[^\x00-\x7f]/.test(name))) made.set(name.toLowerCase(), code);
  }
  names = made;
  return made;
};
