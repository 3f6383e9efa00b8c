'use client';

import { useRouter } from 'next/navigation';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { keepLanguage } from '../../lib/ui/language-cookie.ts';
import { LANGUAGES } from '../../messages/languages.ts';
import { Select } from './select.tsx';

/** Chooses the language of the interface; each is named by itself. */
export function LanguagePicker() {
  const { t, language } = useWords();
  const router = useRouter();
  const choose = (code: string): void => {
    keepLanguage(code);
    router.refresh();
  };
  return <Select aria-label={t('Language of the interface')} value={language.code} options={LANGUAGES.map(({ code, name }) => [code, name])} onChoose={choose} />;
}
