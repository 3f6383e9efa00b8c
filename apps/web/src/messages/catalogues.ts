import type { Language } from './languages.ts';
import type { Catalogue } from './message.ts';

/** Each is a script of its own, so that only the chosen one is fetched; English needs none. */
const CATALOGUES: Readonly<Record<Exclude<Language['code'], 'en'>, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  de: () => import('./de/catalogue.ts'),
  fr: () => import('./fr/catalogue.ts'),
  es: () => import('./es/catalogue.ts'),
  ja: () => import('./ja/catalogue.ts'),
  zh: () => import('./zh/catalogue.ts'),
};

const loaded = new Map<Language['code'], Promise<Catalogue>>();

/** The catalogue of a language, fetched once: the same promise each time, as React asks for it at every drawing. */
export const catalogueOf = (language: Exclude<Language['code'], 'en'>): Promise<Catalogue> => {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const catalogue = CATALOGUES[language]().then((module) => module.catalogue);
  loaded.set(language, catalogue);
  // A network that was away for a moment is asked again.
  catalogue.catch(() => loaded.delete(language));
  return catalogue;
};
