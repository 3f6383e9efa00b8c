'use client';

import { useCallback } from 'react';
import { useNotices } from './use-notices.tsx';
import { useWords } from './use-words.tsx';

/** Puts a text into the clipboard and tells so: by `told`, or by the text itself. Where the browser lets nothing be copied, the text is shown. */
export function useCopy(): (text: string, told?: string) => void {
  const { t } = useWords();
  const { notify } = useNotices();
  return useCallback((text, told) => {
    const done = (): void => notify({ kind: 'good', text: told ?? t('Copied: {text}', { text }) });
    const refused = (): void => notify({ kind: 'bad', text: t('This browser lets nothing be copied here. It is: {text}', { text }) });
    // There is no clipboard where the page came over an unsafe connection.
    if ('clipboard' in navigator) navigator.clipboard.writeText(text).then(done, refused);
    else refused();
  }, [notify]);
}
