'use client';

import { FolderPlus, FolderSync, Link2, Plus, Upload } from 'lucide-react';
import { MEDIA_TYPES } from '@frameseek/core';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { useUploads } from '../../hooks/jobs/use-uploads.tsx';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/floating/menu-button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const AddressDialog = dynamic(async () => (await import('./address-dialog.tsx')).AddressDialog, { loading: () => null });
const FolderDialog = dynamic(async () => (await import('./folder-dialog.tsx')).FolderDialog, { loading: () => null });
const WatchedDialog = dynamic(async () => (await import('./watched-dialog.tsx')).WatchedDialog, { loading: () => null });

/** File name endings that the picker offers; the server decides what it can really read. */
const ACCEPT = ['video/*', 'audio/*', ...Object.keys(MEDIA_TYPES).map((ending) => `.${ending}`)].join(',');

/** The button that adds files from this computer, a folder that the server can read, or a file from the net. */
export function AddMenu() {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<'folder' | 'address' | 'watched'>();
  const close = (): void => setDialog(undefined);
  const { start } = useUploads();
  return (
    <>
      <MenuButton
        label={t('Add videos')}
        choices={[
          { label: t('Upload files…'), icon: Upload, onSelect: () => picker.current?.click() },
          { label: t('Add a folder…'), icon: FolderPlus, onSelect: () => setDialog('folder') },
          { label: t('Add from an address…'), icon: Link2, onSelect: () => setDialog('address') },
          { label: t('Watched folders…'), icon: FolderSync, onSelect: () => setDialog('watched') },
        ]}
        button={(wiring) => (
          <Button {...wiring} look="primary" className="max-sm:w-10 max-sm:px-0" aria-label={t('Add videos')}>
            <Plus aria-hidden /><span className="hidden sm:inline">{t('Add')}</span>
          </Button>
        )}
      />
      <input ref={picker} type="file" multiple accept={ACCEPT} className="hidden" aria-label={t('Files to upload')} tabIndex={-1}
        onChange={({ target }) => { start([...(target.files ?? [])]); target.value = ''; }} />
      {dialog === 'folder' && <FolderDialog onClose={close} />}
      {dialog === 'address' && <AddressDialog onClose={close} />}
      {dialog === 'watched' && <WatchedDialog onClose={close} />}
    </>
  );
}
