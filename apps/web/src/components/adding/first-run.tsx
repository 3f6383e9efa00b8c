'use client';

import { Clapperboard, FolderPlus, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useHealth } from '../../hooks/ui/use-health.ts';
import { useUploads } from '../../hooks/jobs/use-uploads.tsx';
import { Button } from '../ui/button.tsx';
import { PartList } from '../settings/part-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const FolderDialog = dynamic(async () => (await import('./folder-dialog.tsx')).FolderDialog, { loading: () => null });

/** The empty library: what Frameseek does, how to begin, and honestly what works here and what does not. */
export function FirstRun() {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [choosesFolder, setChoosesFolder] = useState(false);
  const { addSamples } = useLibraryActions();
  const { start } = useUploads();
  return (
    <div className="mx-auto max-w-3xl py-8 text-center sm:py-16">
      <Mark />
      <h1 className="mt-7 text-3xl font-semibold tracking-tight text-balance sm:text-[2.75rem] sm:leading-tight">{t('Find the moment, not the file')}</h1>
      <p className="mx-auto mt-4 max-w-xl text-lg text-pretty text-soft">
        {t('Add videos, describe what you remember in plain words, and Frameseek opens the right video at the right second.')}
      </p>
      <div className="mt-8 flex flex-wrap justify-center gap-2.5">
        <Button look="primary" size="large" disabled={addSamples.isPending} onClick={() => addSamples.mutate()}>
          <Clapperboard aria-hidden />{addSamples.isPending ? t('Making the sample films…') : t('Try it with sample films')}
        </Button>
        <Button size="large" onClick={() => setChoosesFolder(true)}><FolderPlus aria-hidden />{t('Add a folder')}</Button>
        <Button size="large" onClick={() => picker.current?.click()}><Upload aria-hidden />{t('Upload files')}</Button>
      </div>
      <p className="mt-4 text-sm text-faint">{t('Or drop files anywhere. The sample films are made on this computer; nothing is downloaded, nothing leaves it.')}</p>
      <input ref={picker} type="file" multiple className="hidden" aria-label={t('Files to add')} tabIndex={-1}
        onChange={({ target }) => { start([...(target.files ?? [])]); target.value = ''; }} />
      <WeakParts />
      {choosesFolder && <FolderDialog onClose={() => setChoosesFolder(false)} />}
    </div>
  );
}

/** Which parts are not fully on, and how to change that; nothing when all is well. */
function WeakParts() {
  const { t } = useWords();
  const { data } = useHealth();
  const lacking = data?.parts.filter(({ state }) => state !== 'on') ?? [];
  if (lacking.length === 0) return null;
  return (
    <section aria-labelledby="honesty" className="mx-auto mt-12 max-w-2xl rounded-2xl border border-line bg-surface p-5 text-start sm:p-6">
      <h2 id="honesty" className="font-semibold">{t('Good to know before you begin')}</h2>
      <p className="mt-1 mb-4 text-sm text-soft">{t('Not everything is at its best on this computer yet.')}</p>
      <PartList parts={lacking} />
    </section>
  );
}

/** A film strip with one frame found. */
const Mark = () => (
  <svg viewBox="0 0 316 72" aria-hidden className="mx-auto h-16 w-72">
    {[0, 62, 132, 202, 264].map((x) => (
      <rect key={x} x={x} y="14" width="52" height="44" rx="9" className={x === 132 ? 'fill-accent' : 'fill-line'} />
    ))}
    <path d="M125 18v-4a8 8 0 0 1 8-8h6M177 6h6a8 8 0 0 1 8 8v4M191 54v4a8 8 0 0 1-8 8h-6M139 66h-6a8 8 0 0 1-8-8v-4" className="fill-none stroke-ink" strokeWidth="3" strokeLinecap="round" />
    <path d="M152 28.5v15a1.4 1.4 0 0 0 2.1 1.2l12-7.5a1.4 1.4 0 0 0 0-2.4l-12-7.5a1.4 1.4 0 0 0-2.1 1.2Z" className="fill-on-accent" />
  </svg>
);
