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
      {(close) => (
        <>
          <h2 className="text-sm font-semibold">{text}</h2>
          {data !== undefined && <Summary health={data} onLeave={close} />}
          <div className="mt-4 border-t border-line pt-3"><LanguagePicker /></div>
        </>
      )}
    </PopoverButton>
  );
}

/** `onLeave`: a page is gone to, which the panel would cover, and keep the keyboard from. */
function Summary({ health, onLeave }: { readonly health: Health; readonly onLeave: () => void }) {
  const { t, known } = useWords();
  return (
    <>
      {health.why !== undefined && <p className="mt-1 text-sm text-soft">{known(health.why)}</p>}
      <div className="mt-3"><PartList parts={health.parts} /></div>
      <LibraryCheck />
      <div className="mt-4 space-y-1.5 border-t border-line pt-3 text-sm">
        {([['/settings', t('Parts and models')], ['/access', t('People, tokens and links')], ['/eval', t('How well it finds, by what you said of results')]] as const).map(([href, name]) => (
          <Link key={href} href={href} onClick={onLeave} className="block rounded-sm font-medium underline underline-offset-2">{name}</Link>
        ))}
      </div>
      <p className="mt-2 text-xs break-words text-faint">
        {t('Frameseek {version}. Media folders: {names}', { version: health.version, names: health.mediaFolders.join(', ') })}
      </p>
    </>
  );
}
