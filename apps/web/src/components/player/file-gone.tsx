'use client';

import { shownPath, type VideoDetail } from '@frameseek/core';
import { FileSearch, FileX, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const LocateDialog = dynamic(async () => (await import('../library/locate-dialog.tsx')).LocateDialog, { loading: () => null });
const RemoveDialog = dynamic(async () => (await import('../library/remove-dialog.tsx')).RemoveDialog, { loading: () => null });

/** In place of a picture: the file is not where it was, and what can be done about it. */
export function FileGone({ video }: { readonly video: VideoDetail }) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<'locate' | 'remove'>();
  const router = useRouter();
  const mayEdit = useMay('edit');
  const close = (): void => setDialog(undefined);
  return (
    <div role="alert" className="absolute inset-0 overflow-y-auto bg-neutral-900 text-neutral-100">
      <div className="grid min-h-full place-items-center p-4 text-center sm:p-6">
        <div className="max-w-lg">
          <FileX aria-hidden className="mx-auto mb-2 size-7 text-neutral-400 sm:mb-3 sm:size-8" />
          <p className="font-semibold sm:text-lg">{t('File not found')}</p>
          <p className="mt-1 line-clamp-3 text-xs break-all text-neutral-300 select-all sm:text-sm" title={shownPath(video.path)}>{shownPath(video.path)}</p>
          <p className="mt-1.5 text-sm text-pretty text-neutral-300 max-sm:hidden">{t('It was moved, deleted, or lies on a disk that is not there now. What was found in it can still be searched and read.')}</p>
          {mayEdit && (
            <div className="mt-3 flex flex-wrap justify-center gap-2 sm:mt-4">
              <Button size="small" className="border-transparent bg-white text-neutral-900 hover:bg-neutral-200" onClick={() => setDialog('locate')}><FileSearch aria-hidden />{t('Locate…')}</Button>
              <Button size="small" className="border-neutral-500 bg-transparent text-neutral-100 hover:bg-neutral-800" onClick={() => setDialog('remove')}><Trash2 aria-hidden />{t('Remove…')}</Button>
            </div>
          )}
        </div>
      </div>
      {dialog === 'locate' && <LocateDialog video={video} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog videos={[video]} onClose={close} onRemoved={() => router.push('/')} />}
    </div>
  );
}
