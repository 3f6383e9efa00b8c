import Negotiator from 'negotiator';
import { cookies, headers } from 'next/headers';
import { LANGUAGE_COOKIE } from '../ui/language-cookie.ts';
import { languageOf, spokenLanguage } from '../../messages/languages.ts';
import { catalogueOf } from '../../messages/catalogues.ts';
import { makeWords, type Words } from '../../messages/words.ts';

/** The locale of whoever asks for this page: as chosen, else as the browser asks for, else English. */
export const requestLocale = async (): Promise<string> => {
  const [kept, asked] = [await cookies(), await headers()];
  return chooseLocale(kept.get(LANGUAGE_COOKIE)?.value, asked.get('accept-language') ?? '');
};

/** The same as words, for what the server itself writes, as titles of pages. */
export const requestWords = async (): Promise<Words> => {
  const locale = await requestLocale();
  const { code } = languageOf(locale);
  return makeWords(locale, code === 'en' ? undefined : await catalogueOf(code));
};

/** BCP 47: the chosen language, or the first that is asked for and spoken here; with the region that the browser names for it. */
export const chooseLocale = (chosen: string | undefined, acceptLanguage: string): string => {
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages().filter(isTag);
  const language = spokenLanguage(chosen ?? '') ?? asked.map(spokenLanguage).find((one) => one !== undefined) ?? languageOf('en');
  return asked.find((tag) => spokenLanguage(tag)?.code === language.code) ?? language.code;
};

/** Whether dates and numbers can be written by it: what browsers send may be anything. */
const isTag = (tag: string): boolean => {
  try {
    return tag !== '*' && Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
};
