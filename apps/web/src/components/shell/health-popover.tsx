'use client';

import type { Health } from '@frameseek/core';
import { Activity } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useHealth } from '../../hooks/ui/use-health.ts';
import { cx } from '../../lib/ui/cx.ts';
import { healthSummary } from '../../lib/ui/health-summary.ts';
import { PartList } from '../settings/part-list.tsx';
import { Button } from '../ui/button.tsx';
import { PopoverButton } from '../ui/floating/popover-button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const LanguagePicker = dynamic(async () => (await import('../ui/language-picker.tsx')).LanguagePicker, { loading: () => null });
const LibraryCheck = dynamic(async () => (await import('./library-check.tsx')).LibraryCheck, { loading: () => null });

/** Which models, store and tools serve, what is off, why, and how to turn it on. */
export function HealthPopover() {
  const words = useWords();
  const { t } = words;
  const { data, isError } = useHealth();
  const { text, tone } = healthSummary(isError ? undefined : data, words);
  return (
    <PopoverButton
      label={t('Status')} align="end" className="max-h-[80vh] w-[min(25rem,calc(100vw-1.5rem))] p-5"
      button={(wiring) => (
        <Button {...wiring} look="quiet" icon className="relative" aria-label={t('Status: {text}', { text })} title={text}>
          <Activity aria-hidden />
          {tone !== 'good' && <span className={cx('absolute top-2 inset-e-2 size-2 rounded-full ring-2 ring-paper', tone === 'warn' ? 'bg-warn' : 'bg-bad')} />}
        </Button>
      )}
    >
      {() => (
        <>
          <h2 className="text-sm font-semibold">{text}</h2>
          {data !== undefined && <Summary health={data} />}
          <div className="mt-4 border-t border-line pt-3"><LanguagePicker /></div>
        </>
      )}
    </PopoverButton>
  );
}

function Summary({ health }: { readonly health: Health }) {
  const { t, known } = useWords();
  return (
    <>
      {health.why !== undefined && <p className="mt-1 text-sm text-soft">{known(health.why)}</p>}
      <div className="mt-3"><PartList parts={health.parts} /></div>
      <LibraryCheck />
      <div className="mt-4 border-t border-line pt-3 text-sm"><Link href="/settings" className="mb-1.5 block rounded-sm font-medium underline underline-offset-2">{t('Parts and models')}</Link><Link href="/access" className="block rounded-sm font-medium underline underline-offset-2">{t('People, tokens and links')}</Link><Link href="/eval" className="mt-1.5 block rounded-sm font-medium underline underline-offset-2">{t('How well it finds, by what you said of results')}</Link></div>
      <p className="mt-2 text-xs break-words text-faint">
        {t('Frameseek {version}. Media folders: {names}', { version: health.version, names: health.mediaFolders.join(', ') })}
      </p>
    </>
  );
}
