'use client';

import { CircleQuestionMark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { PopoverButton } from '../ui/floating/popover-button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

const QueryExamples = dynamic(async () => (await import('./query-examples.tsx')).QueryExamples, { loading: () => null });

/** What the query language can say, by examples that are searched with a click. */
export function QueryHelp({ onChoose, className }: { readonly onChoose: (query: string) => void; readonly className?: string }) {
  const { t } = useWords();
  return (
    <PopoverButton label={t('How to search')} align="end" offset={12} className="max-h-[min(80vh,40rem)] w-[min(32rem,calc(100vw-1.5rem))] p-5"
      button={(wiring) => <button {...wiring} type="button" aria-label={t('How to search')} className={className}><CircleQuestionMark aria-hidden className="size-4.5" /></button>}>
      {(close) => (
        <>
          <h2 className="text-sm font-semibold">{t('Describe it in plain words, or be exact')}</h2>
          <QueryExamples onChoose={(query) => { close(); onChoose(query); }} />
          <p className="mt-3 border-t border-line pt-3 text-xs text-faint">{t('All of it can be combined. What is not understood is searched as plain words, and you are told.')}</p>
        </>
      )}
    </PopoverButton>
  );
}
