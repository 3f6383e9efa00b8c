'use client';

import type { Conversation } from '@frameseek/core';
import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useConversationActions, useConversations } from '../../hooks/ask/use-conversations.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { cx } from '../../lib/ui/cx.ts';
import { askHref } from '../../lib/ui/links.ts';
import { contentElement } from '../../lib/ui/content-element.ts';
import { MenuItem, menuClass } from '../ui/menu.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { Words } from '../../messages/words.ts';

interface ConversationListProps {
  readonly open: string | undefined;
  readonly onOpen: () => void;
  readonly onDeleted: (id: string) => void;
}

/** What was asked before: open, rename, delete. */
export function ConversationList({ open, onOpen, onDeleted }: ConversationListProps) {
  const words = useWords();
  const { t } = words;
  const { data, error } = useConversations();
  if (error !== null) return <p className="px-2 text-sm text-faint">{errorMessage(error, words)}</p>;
  if (data?.length === 0) return <p className="px-2 text-sm text-faint">{t('What you ask is kept here.')}</p>;
  return (
    <ul className="-mx-1 min-h-0 flex-1 space-y-0.5 overflow-y-auto px-1" aria-label={t('Earlier conversations')}>
      {data?.map((conversation) => (
        <li key={conversation.id} className={cx('group flex items-center rounded-xl pe-1 hover:bg-sunken', conversation.id === open && 'bg-sunken')}>
          <Link href={askHref({ chat: conversation.id })} onClick={onOpen} aria-current={conversation.id === open ? 'page' : undefined} className="min-w-0 flex-1 rounded-xl px-3 py-2">
            <span className="block truncate text-sm font-medium">{conversation.title}</span>
            <span className="block truncate text-xs text-faint">{detailsOf(conversation, words)}</span>
          </Link>
          <Menu conversation={conversation} onDeleted={onDeleted} />
        </li>
      ))}
    </ul>
  );
}

const detailsOf = ({ turns, videoIds, updatedAt }: Conversation, { t, date }: Words): string =>
  [t('{n} questions', { n: turns }), videoIds.length === 0 ? t('whole library') : t('{n} videos', { n: videoIds.length }), date(updatedAt, {})].join(' · ');

interface MenuProps {
  readonly conversation: Conversation;
  readonly onDeleted: (id: string) => void;
}

function Menu({ conversation, onDeleted }: MenuProps) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<'rename' | 'delete'>();
  const close = (): void => setDialog(undefined);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button look="quiet" size="small" icon aria-label={t('What to do with “{title}”', { title: conversation.title })}><EllipsisVertical aria-hidden /></Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={contentElement()}>
          <DropdownMenu.Content align="end" sideOffset={4} className={menuClass}>
            <MenuItem onSelect={() => setDialog('rename')}><Pencil aria-hidden />{t('Rename…')}</MenuItem>
            <MenuItem danger onSelect={() => setDialog('delete')}><Trash2 aria-hidden />{t('Delete…')}</MenuItem>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {dialog === 'rename' && <RenameDialog conversation={conversation} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog conversation={conversation} onClose={close} onDeleted={onDeleted} />}
    </>
  );
}

interface ConversationDialogProps {
  readonly conversation: Conversation;
  readonly onClose: () => void;
}

function RenameDialog({ conversation: { id, title: before }, onClose }: ConversationDialogProps) {
  const { t } = useWords();
  const [title, setTitle] = useState(before);
  const { rename } = useConversationActions();
  return (
    <Dialog title={t('Rename the conversation')} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); rename.mutate({ id, title: title.trim() }, { onSuccess: onClose }); }}>
        <input autoFocus aria-label={t('Title')} value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} className="h-11 w-full rounded-xl border border-line bg-paper px-3" />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" type="submit" disabled={title.trim() === '' || rename.isPending}>{t('Save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function DeleteDialog({ conversation: { id, title }, onClose, onDeleted }: ConversationDialogProps & Pick<MenuProps, 'onDeleted'>) {
  const { t, rich } = useWords();
  const { remove } = useConversationActions();
  return (
    <Dialog title={t('Delete the conversation?')} onClose={onClose}>
      <p className="text-soft">{rich('{title} and all its answers will be gone. Your videos are not touched.', { title: <span className="font-medium text-ink">{title}</span> })}</p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{t('Keep it')}</Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(id, { onSuccess: () => { onClose(); onDeleted(id); } })}>{t('Delete')}</Button>
      </div>
    </Dialog>
  );
}
