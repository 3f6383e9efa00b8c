'use client';

import { EllipsisVertical, EyeOff, Link2, Pencil, RotateCw, Square, Tag, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useHiddenJobs } from '../../hooks/jobs/use-hidden-jobs.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { useMay } from '../../hooks/access/use-session.ts';
import { MenuItem, menuClass } from '../ui/menu.tsx';
import { Button } from '../ui/button.tsx';

// Fetched when it is opened.
const ShareDialog = dynamic(async () => (await import('../access/share-dialog.tsx')).ShareDialog);
const RemoveDialog = dynamic(async () => (await import('./remove-dialog.tsx')).RemoveDialog);
const RenameDialog = dynamic(async () => (await import('./rename-dialog.tsx')).RenameDialog);

interface VideoMenuProps {
  readonly item: LibraryItem;
  /** Renames where the title stands; in a dialog when left out. */
  readonly onRename?: () => void;
  readonly onTags?: () => void;
}

/** Rename, tag, remove, cancel or try again, whichever of them the state of the item allows. */
export function VideoMenu({ item, onRename, onTags }: VideoMenuProps) {
  const [dialog, setDialog] = useState<'rename' | 'remove' | 'share'>();
  // A field that was opened from here keeps the cursor.
  const opensField = useRef(false);
  const { changeJob, addPaths } = useLibraryActions();
  const openField = (open: (() => void) | undefined): void => {
    opensField.current = open !== undefined;
    if (open === undefined) setDialog('rename');
    else open();
  };
  const { hide } = useHiddenJobs();
  const mayShare = useMay('edit');
  const { video, job, state, title } = item;
  const close = (): void => setDialog(undefined);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button look="quiet" size="small" icon className="-mr-2" aria-label={`What to do with ${title}`}><EllipsisVertical aria-hidden /></Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} className={menuClass}
            onCloseAutoFocus={(event) => { if (opensField.current) event.preventDefault(); opensField.current = false; }}>
            {job !== undefined && (state === 'queued' || state === 'indexing') && (
              <MenuItem onSelect={() => changeJob.mutate({ id: job.id, change: 'cancel' })}><Square aria-hidden />Cancel indexing</MenuItem>
            )}
            {job !== undefined && (state === 'failed' || state === 'cancelled') && (
              <MenuItem onSelect={() => changeJob.mutate({ id: job.id, change: 'retry' })}><RotateCw aria-hidden />Try again</MenuItem>
            )}
            {video !== undefined && <MenuItem onSelect={() => openField(onRename)}><Pencil aria-hidden />Rename</MenuItem>}
            {video !== undefined && onTags !== undefined && <MenuItem onSelect={() => openField(onTags)}><Tag aria-hidden />Tags</MenuItem>}
            {video !== undefined && state === 'ready' && <MenuItem onSelect={() => addPaths.mutate([item.path])}><RotateCw aria-hidden />Index again</MenuItem>}
            {video !== undefined && mayShare && state === 'ready' && <MenuItem onSelect={() => setDialog('share')}><Link2 aria-hidden />Share by a link…</MenuItem>}
            {video !== undefined && <MenuItem danger onSelect={() => setDialog('remove')}><Trash2 aria-hidden />Remove…</MenuItem>}
            {video === undefined && job !== undefined && (state === 'failed' || state === 'cancelled') && (
              <MenuItem onSelect={() => hide(job.id)}><EyeOff aria-hidden />Remove from this list</MenuItem>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {video !== undefined && dialog === 'rename' && <RenameDialog video={video} onClose={close} />}
      {video !== undefined && dialog === 'share' && <ShareDialog title={video.title} items={[{ video: video.id, title: video.title }]} onClose={close} />}
      {video !== undefined && dialog === 'remove' && <RemoveDialog videos={[video]} onClose={close} />}
    </>
  );
}
