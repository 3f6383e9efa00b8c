/** What a language may be written in by old programs, and which letters beyond ASCII it has. */
interface Alphabet {
  /** ISO 639-1. */
  readonly languages: readonly string[];
  /** Names of the WHATWG Encoding Standard, the likeliest first. */
  readonly encodings: readonly string[];
  /** A class of characters. */
  readonly letters: string;
}

const HAN = String.raw`\p{Script=Han}\u3000-\u303f\uff00-\uffef`;

/**
 * Encodings by languages. A text belongs to an encoding if, read by it, all of its letters are those of one language: a wrong
 * encoding gives letters that no language has together.
 */
export const ALPHABETS: readonly Alphabet[] = [
  ...latin('windows-1252', [
    ['de', 'äöüßÄÖÜẞ'], ['fr', 'àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ'], ['es', 'áéíóúüñÁÉÍÓÚÜÑ'], ['pt', 'ãáàâçéêíóôõúüÃÁÀÂÇÉÊÍÓÔÕÚÜ'], ['it', 'àèéìíîòóùúÀÈÉÌÍÎÒÓÙÚ'],
    ['nl', 'áéëèïíóöüúÁÉËÈÏÍÓÖÜÚ'], ['sv', 'åäöéÅÄÖÉ'], ['da', 'æøåéÆØÅÉ'], ['nb', 'æøåéòôÆØÅÉ'], ['no', 'æøåéòôÆØÅÉ'], ['fi', 'åäöÅÄÖ'],
    ['is', 'áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ'], ['ca', 'àçèéíïòóúü·ÀÇÈÉÍÏÒÓÚÜ'], ['en', 'éèêëàâçïñöüôÉ'],
  ]),
  ...latin('windows-1250', [
    ['cs', 'áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ'], ['sk', 'áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ'], ['pl', 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ'], ['hu', 'áéíóöőúüűÁÉÍÓÖŐÚÜŰ'],
    ['ro', 'ăâîşţĂÂÎŞŢ'], ['hr', 'čćđšžČĆĐŠŽ'], ['sl', 'čšžČŠŽ'], ['bs', 'čćđšžČĆĐŠŽ'], ['sr', 'čćđšžČĆĐŠŽ'],
  ], ['iso-8859-2']),
  ...latin('windows-1254', [['tr', 'âçğıîöşüÂÇĞİÎÖŞÜ']]),
  ...latin('windows-1257', [['lt', 'ąčęėįšųūžĄČĘĖĮŠŲŪŽ'], ['lv', 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ'], ['et', 'äõöüšžÄÕÖÜŠŽ']]),
  ...latin('windows-1258', [['vi', String.raw`àâăèéêìíòóôơùúưýđÀÂĂÈÉÊÌÍÒÓÔƠÙÚƯÝĐ\u0300\u0301\u0303\u0309\u0323`]]),
  { languages: ['ru', 'uk', 'be', 'bg', 'mk', 'sr'], encodings: ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5'], letters: String.raw`\p{Script=Cyrillic}№` },
  { languages: ['el'], encodings: ['windows-1253', 'iso-8859-7'], letters: String.raw`\p{Script=Greek}΄΅` },
  { languages: ['he'], encodings: ['windows-1255', 'iso-8859-8'], letters: String.raw`\p{Script=Hebrew}₪\u200e\u200f` },
  { languages: ['ar', 'fa', 'ur'], encodings: ['windows-1256', 'iso-8859-6'], letters: String.raw`\p{Script=Arabic}،؛؟ـ\u200c-\u200f` },
  { languages: ['th'], encodings: ['windows-874'], letters: String.raw`\p{Script=Thai}` },
  { languages: ['ja'], encodings: ['shift_jis', 'euc-jp', 'iso-2022-jp'], letters: String.raw`${HAN}\p{Script=Hiragana}\p{Script=Katakana}ー♪…‥―` },
  { languages: ['zh'], encodings: ['gb18030', 'big5'], letters: `${HAN}♪…—‧` },
  { languages: ['ko'], encodings: ['euc-kr'], letters: String.raw`\p{Script=Hangul}${HAN}♪…` },
];

/** Languages that share an encoding, each with letters of its own. */
function latin(encoding: string, languages: readonly (readonly [string, string])[], others: readonly string[] = []): Alphabet[] {
  return languages.map(([language, letters]) => ({ languages: [language], encodings: [encoding, ...others], letters }));
}
