'use client';

import { FileX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const LocateDialog = dynamic(async () => (await import('./locate-dialog.tsx')).LocateDialog, { loading: () => null });

/** How many videos have lost their file, and the way to find them again together: a folder that was moved takes all of them along. */
export function GoneNote({ items }: { readonly items: readonly LibraryItem[] }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const mayEdit = useMay('edit');
  const gone = items.filter(({ video }) => video?.missing === true).length;
  return (
    <>
      {gone > 0 && (
        <div role="status" className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-2.5 text-sm">
          <FileX aria-hidden className="size-4 shrink-0 text-warn" />
          <p className="min-w-0 flex-1 basis-56">{gone === 1 ? t('The file of one video is not where it was.') : t('The files of {gone} videos are not where they were.', { gone })} <span className="text-soft">{t('They are found, but not played.')}</span></p>
          {mayEdit && <Button size="small" onClick={() => setOpen(true)}>{gone === 1 ? t('Find it…') : t('Find them…')}</Button>}
        </div>
      )}
      {isOpen && <LocateDialog onClose={() => setOpen(false)} />}
    </>
  );
}
