'use client';

import { useSettings, useStorage } from '../../hooks/settings/use-settings.ts';
import { useHealth } from '../../hooks/ui/use-health.ts';
import { healthSummary } from '../../lib/ui/health-summary.ts';
import { Failure } from '../ui/failure.tsx';
import { LanguagePicker } from '../ui/language-picker.tsx';
import { BackupSection } from './backup-section.tsx';
import { ModelSection } from './model-section.tsx';
import { PartList } from './part-list.tsx';
import { SettingSection } from './setting-section.tsx';
import { StorageSection } from './storage-section.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** How each part of the server is, the models that it may use, what is kept where, and every setting. */
export function SettingsPage() {
  const words = useWords();
  const { t } = words;
  const { data: health, error, refetch } = useHealth();
  const { data: list } = useSettings();
  const { data: storage } = useStorage();
  if (health === undefined && error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="mx-auto max-w-3xl space-y-10">
      <section aria-labelledby="parts">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 id="parts" className="text-2xl font-semibold tracking-tight">{t('Parts and models')}</h1>
          <LanguagePicker />
        </div>
        {health === undefined ? <div role="status" aria-label={t('Loading')} className="mt-4 h-64 animate-pulse rounded-2xl bg-sunken" /> : (
          <>
            <p className="mt-1 text-sm text-soft">{healthSummary(health, words).text}</p>
            <div className="mt-4 rounded-2xl border border-line bg-surface p-5"><PartList parts={health.parts} /></div>
          </>
        )}
      </section>
      <ModelSection />
      {storage !== undefined && <StorageSection storage={storage} mediaFolders={health?.mediaFolders ?? []} />}
      <BackupSection />
      {list !== undefined && <SettingSection list={list} />}
    </div>
  );
}
