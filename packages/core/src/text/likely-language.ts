/**
 * Words that a language uses all the time, and English does not: one of them tells the language of a query, which is too short for the
 * statistics of letters that tell that of a page. Of each only those that no other language here has.
 */
const TELLING = {
  German: 'der das und ist nicht ein eine einen einem einer mit auf für im vom zum zur über wie wer wo wird sich auch bei nach aus',
  French: 'le les une des du est et dans avec pour sur qui que au aux sans où ou pas très cette ce ses sous chez',
  Spanish: 'el los las una unos y con por para está es en del al como pero donde sin sobre muy cuando quién qué',
  Italian: 'il gli della dello delle dei degli nel nella sul sulla che è per con una di sono dove senza molto',
  Portuguese: 'uma um do da dos das na nas em não com para está ao pela pelo onde sem muito quando são',
  Dutch: 'het een van op met niet en bij naar voor aan zijn wordt waar wie heeft uit over',
} as const;

/** Letters of the Latin script that one of these languages has and English has not. */
const LETTERS = { German: /ß/u, Spanish: /[ñ¿¡]/u, Portuguese: /[ãõ]/u } as const;
/** Letters of more than one of them. */
const ACCENTED = /[äöüàâçèéêëîïôùûìòáíóú]/u;
/** Words that say that a text is English, whatever else stands in it (“the Le Mans race in July”). */
const ENGLISH = new Set('the and is are of with on at to for not a an in from by who what where when how his her their'.split(' '));

/** A language that a text is likely to be in, other than English; `another` where only its letters tell that; undefined where nothing tells. */
export const likelyLanguage = (text: string): keyof typeof TELLING | 'another' | undefined => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const [language, letters] of Object.entries(LETTERS)) if (letters.test(text)) return language as keyof typeof LETTERS;
  // One word with an accent may be a name or a loan: Zürich, café.
  const accented = words.filter((word) => ACCENTED.test(word)).length;
  const counts = Object.entries(TELLING).map(([language, list]) => [language as keyof typeof TELLING, count(words, list)] as const);
  const [best] = counts.toSorted(([, a], [, b]) => b - a);
  const english = words.filter((word) => ENGLISH.has(word)).length;
  if (best !== undefined && best[1] > english) return best[0];
  return accented > 1 && english === 0 ? 'another' : undefined;
};

const count = (words: readonly string[], list: string): number => {
  const known = list.split(' ');
  return words.filter((word) => known.includes(word) && !ENGLISH.has(word)).length;
};
