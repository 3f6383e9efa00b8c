/** A language of the interface. */
export interface Language {
  /** Its subtag in BCP 47. */
  readonly code: 'en' | 'de' | 'fr' | 'es' | 'ja' | 'zh';
  /** What pages say that they are written in: with the script, where the language has several. */
  readonly lang: string;
  /** What it calls itself, as whoever looks for it reads no other. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

const ENGLISH: Language = { code: 'en', lang: 'en', name: 'English', dir: 'ltr' };

/** Every language that the interface speaks. English is what sources are written in. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  { code: 'de', lang: 'de', name: 'Deutsch', dir: 'ltr' },
  { code: 'fr', lang: 'fr', name: 'Français', dir: 'ltr' },
  { code: 'es', lang: 'es', name: 'Español', dir: 'ltr' },
  { code: 'ja', lang: 'ja', name: '日本語', dir: 'ltr' },
  { code: 'zh', lang: 'zh-Hans', name: '简体中文', dir: 'ltr' },
];

/** The language of a tag in BCP 47 (`de-CH` is German), if the interface speaks it. */
export const spokenLanguage = (locale: string): Language | undefined => {
  const [primary] = locale.toLowerCase().split('-');
  return LANGUAGES.find(({ code }) => code === primary);
};

/** The same, or English where the interface does not speak it. */
export const languageOf = (locale: string): Language => spokenLanguage(locale) ?? ENGLISH;
