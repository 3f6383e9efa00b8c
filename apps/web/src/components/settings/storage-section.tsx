import { shownPath, type StorageUse } from '@frameseek/core';
import Link from 'next/link';
import { fileSize } from '../../lib/ui/format.ts';

interface StorageSectionProps {
  readonly storage: readonly StorageUse[];
  /** Folders that videos are read from; they stay as they are. */
  readonly mediaFolders: readonly string[];
}

/** What Frameseek keeps on the disk, where, and how much of it. */
export function StorageSection({ storage, mediaFolders }: StorageSectionProps) {
  const most = Math.max(...storage.map(({ sizeBytes }) => sizeBytes));
  return (
    <section aria-labelledby="storage">
      <h2 id="storage" className="text-lg font-semibold">Storage</h2>
      <p className="mt-1 text-sm text-soft tabular-nums">{fileSize(storage.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))} in all, besides the videos themselves.</p>
      <ul aria-label="Storage" className="mt-3 space-y-2.5 rounded-2xl border border-line bg-surface p-5">
        {storage.map(({ holds, path, sizeBytes }) => (
          <li key={path} className="text-sm">
            <p className="flex items-baseline gap-3"><span className="flex-1 font-medium">{LABELS[holds]}</span><span className="text-soft tabular-nums">{fileSize(sizeBytes)}</span></p>
            <progress aria-hidden className="meter mt-1 w-full" max={most} value={sizeBytes} />
            <p className="text-xs break-all text-faint">{shownPath(path)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm break-words text-soft">Videos are read from {mediaFolders.map(shownPath).join(', ')}. What was removed stays in the <Link href="/browse?by=trash" className="underline underline-offset-2 hover:text-ink">trash</Link> for 30 days.</p>
    </section>
  );
}

const LABELS: Readonly<Record<StorageUse['holds'], string>> = {
  catalog: 'Catalog: titles, words, what people wrote', index: 'Index: vectors and words', pictures: 'Pictures', uploads: 'Uploads and samples', recordings: 'Recordings of streams', models: 'Models', backups: 'Backups', other: 'Other',
};
