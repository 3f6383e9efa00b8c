'use client';

import { FolderPlus, FolderSync, Link2, Plus, Upload } from 'lucide-react';
import { MEDIA_TYPES } from '@frameseek/core';
import dynamic from 'next/dynamic';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { useUploads } from '../../hooks/jobs/use-uploads.tsx';
import { Button } from '../ui/button.tsx';
import { MenuItem, menuClass } from '../ui/menu.tsx';

// Fetched when it is opened.
const AddressDialog = dynamic(async () => (await import('./address-dialog.tsx')).AddressDialog);
const FolderDialog = dynamic(async () => (await import('./folder-dialog.tsx')).FolderDialog);
const WatchedDialog = dynamic(async () => (await import('./watched-dialog.tsx')).WatchedDialog);

/** File name endings that the picker offers; the server decides what it can really read. */
const ACCEPT = ['video/*', 'audio/*', ...Object.keys(MEDIA_TYPES).map((ending) => `.${ending}`)].join(',');

/** The button that adds files from this computer, a folder that the server can read, or a file from the net. */
export function AddMenu() {
  const picker = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<'folder' | 'address' | 'watched'>();
  const close = (): void => setDialog(undefined);
  const { start } = useUploads();
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button look="primary" className="max-sm:w-10 max-sm:px-0" aria-label="Add videos">
            <Plus aria-hidden /><span className="hidden sm:inline">Add</span>
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={8} className={menuClass}>
            <MenuItem onSelect={() => picker.current?.click()}><Upload aria-hidden />Upload files…</MenuItem>
            <MenuItem onSelect={() => setDialog('folder')}><FolderPlus aria-hidden />Add a folder…</MenuItem>
            <MenuItem onSelect={() => setDialog('address')}><Link2 aria-hidden />Add from an address…</MenuItem>
            <MenuItem onSelect={() => setDialog('watched')}><FolderSync aria-hidden />Watched folders…</MenuItem>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input ref={picker} type="file" multiple accept={ACCEPT} className="hidden" aria-label="Files to upload" tabIndex={-1}
        onChange={({ target }) => { start([...(target.files ?? [])]); target.value = ''; }} />
      {dialog === 'folder' && <FolderDialog onClose={close} />}
      {dialog === 'address' && <AddressDialog onClose={close} />}
      {dialog === 'watched' && <WatchedDialog onClose={close} />}
    </>
  );
}
