import { shownPath, type StorageUse } from '@frameseek/core';
import Link from 'next/link';
import { fileSize } from '../../lib/ui/format.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

interface StorageSectionProps {
  readonly storage: readonly StorageUse[];
  /** Folders that videos are read from; they stay as they are. */
  readonly mediaFolders: readonly string[];
}

/** What Frameseek keeps on the disk, where, and how much of it. */
export function StorageSection({ storage, mediaFolders }: StorageSectionProps) {
  const words = useWords();
  const { t, rich } = words;
  const most = Math.max(...storage.map(({ sizeBytes }) => sizeBytes));
  return (
    <section aria-labelledby="storage">
      <h2 id="storage" className="text-lg font-semibold">{t('Storage')}</h2>
      <p className="mt-1 text-sm text-soft tabular-nums">{t('{size} in all, besides the videos themselves.', { size: fileSize(storage.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), words) })}</p>
      <ul aria-label={t('Storage')} className="mt-3 space-y-2.5 rounded-2xl border border-line bg-surface p-5">
        {storage.map(({ holds, path, sizeBytes }) => (
          <li key={path} className="text-sm">
            <p className="flex items-baseline gap-3"><span className="flex-1 font-medium">{t(LABELS[holds])}</span><span className="text-soft tabular-nums">{fileSize(sizeBytes, words)}</span></p>
            <progress aria-hidden className="meter mt-1 w-full" max={most} value={sizeBytes} />
            <p className="text-xs break-all text-faint">{shownPath(path)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm break-words text-soft">
        {rich('Videos are read from {names}. What was removed stays in the <link>trash</link> for 30 days.', {
          names: mediaFolders.map(shownPath).join(', '),
          link: (children) => <Link href="/browse?by=trash" className="underline underline-offset-2 hover:text-ink">{children}</Link>,
        })}
      </p>
    </section>
  );
}

const LABELS: Readonly<Record<StorageUse['holds'], PlainMessage>> = {
  catalog: 'Catalog: titles, words, what people wrote', index: 'Index: vectors and words', pictures: 'Pictures', uploads: 'Uploads and samples', recordings: 'Recordings of streams', models: 'Models', backups: 'Backups', other: 'Other',
};
