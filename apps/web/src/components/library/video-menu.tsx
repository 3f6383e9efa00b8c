'use client';

import { EllipsisVertical, EyeOff, FileSearch, Link2, Pencil, RotateCw, Square, Tag, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useHiddenJobs } from '../../hooks/jobs/use-hidden-jobs.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { useMay } from '../../hooks/access/use-session.ts';
import { useDialogs } from '../../hooks/ui/use-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/floating/menu-button.tsx';
import type { MenuChoice } from '../ui/floating/menu-panel.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const ShareDialog = dynamic(async () => (await import('../access/share-dialog.tsx')).ShareDialog, { loading: () => null });
const LocateDialog = dynamic(async () => (await import('./locate-dialog.tsx')).LocateDialog, { loading: () => null });
const RemoveDialog = dynamic(async () => (await import('./remove-dialog.tsx')).RemoveDialog, { loading: () => null });
const RenameDialog = dynamic(async () => (await import('./rename-dialog.tsx')).RenameDialog, { loading: () => null });

interface VideoMenuProps {
  readonly item: LibraryItem;
  /** Renames where the title stands; in a dialog when left out. */
  readonly onRename?: () => void;
  readonly onTags?: () => void;
}

/** Rename, tag, remove, cancel or try again, whichever of them the state of the item allows. */
export function VideoMenu({ item, onRename, onTags }: VideoMenuProps) {
  const { t } = useWords();
  const show = useDialogs();
  const { changeJob, addPaths } = useLibraryActions();
  const { hide } = useHiddenJobs();
  const mayShare = useMay('edit');
  const { video, job, state, title } = item;
  const isEnded = state === 'failed' || state === 'cancelled';
  const ofJob: readonly MenuChoice[] = job === undefined ? [] : [
    ...(state === 'queued' || state === 'indexing' ? [{ label: t('Cancel indexing'), icon: Square, onSelect: () => changeJob.mutate({ id: job.id, change: 'cancel' }) }] : []),
    ...(isEnded ? [{ label: t('Try again'), icon: RotateCw, onSelect: () => changeJob.mutate({ id: job.id, change: 'retry' }) }] : []),
    ...(isEnded && video === undefined ? [{ label: t('Remove from this list'), icon: EyeOff, onSelect: () => hide(job.id) }] : []),
  ];
  const ofVideo: readonly MenuChoice[] = video === undefined ? [] : [
    { label: t('Rename'), icon: Pencil, onSelect: onRename ?? (() => show((close) => <RenameDialog video={video} onClose={close} />)), takesFocus: onRename !== undefined },
    ...(onTags === undefined ? [] : [{ label: t('Tags'), icon: Tag, onSelect: onTags, takesFocus: true }]),
    ...(video.missing === true ? [{ label: t('Find its file…'), icon: FileSearch, onSelect: () => show((close) => <LocateDialog video={video} onClose={close} />) }] : []),
    ...(state === 'ready' && video.missing !== true ? [{ label: t('Index again'), icon: RotateCw, onSelect: () => addPaths.mutate([item.path]) }] : []),
    ...(state === 'ready' && mayShare ? [{ label: t('Share by a link…'), icon: Link2, onSelect: () => show((close) => <ShareDialog title={video.title} items={[{ video: video.id, title: video.title }]} onClose={close} />) }] : []),
    { label: t('Remove…'), icon: Trash2, onSelect: () => show((close) => <RemoveDialog videos={[video]} onClose={close} />), danger: true },
  ];
  return (
    <MenuButton
      label={t('What to do with {title}', { title })} choices={[...ofJob, ...ofVideo]} offset={4}
      button={(wiring) => <Button {...wiring} look="quiet" size="small" icon className="-me-2" aria-label={t('What to do with {title}', { title })}><EllipsisVertical aria-hidden /></Button>}
    />
  );
}
