'use client';

import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { catalogueOf } from '../../messages/catalogues.ts';
import { languageOf } from '../../messages/languages.ts';
import { ENGLISH_WORDS, makeWords, type Words } from '../../messages/words.ts';

const Context = createContext<Words>(ENGLISH_WORDS);

/** The interface in the language of whoever looks at it. */
export const useWords = (): Words => use(Context);

interface WordsProviderProps {
  /** BCP 47. */
  readonly locale: string;
  readonly children: ReactNode;
}

/** Has everything within speak the language of the locale, as soon as its catalogue is there: what the server drew stands until then. */
export function WordsProvider({ locale, children }: WordsProviderProps) {
  const { code } = languageOf(locale);
  const catalogue = code === 'en' ? undefined : use(catalogueOf(code));
  const words = useMemo(() => makeWords(locale, catalogue), [locale, catalogue]);
  return <Context value={words}>{children}</Context>;
}
