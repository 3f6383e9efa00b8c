'use client';

import { History, SquarePen, Table2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { useConversations } from '../../hooks/ask/use-conversations.ts';
import { cx } from '../../lib/ui/cx.ts';
import { askHref, reportsHref } from '../../lib/ui/links.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

const EXAMPLES = ['What happens in these videos?', 'What is written on the screen?', 'What is said about time?'] as const;

/** Questions to the whole library or to some videos, with the list of earlier conversations. The address holds which is open. */
export function AskPage() {
  const { t } = useWords();
  const { parameters, change } = useUrlParameters();
  const conversation = parameters.get('chat') ?? undefined;
  const chosen = (parameters.get('videos') ?? '').split(',').filter(Boolean);
  const { data } = useConversations();
  const open = data?.find(({ id }) => id === conversation);
  useEffect(() => {
    document.title = `${open?.title ?? t('Ask')} · Frameseek`;
  }, [open?.title, t]);
  const [showsList, setShowsList] = useState(false);
  const scope = conversation === undefined ? chosen : open?.videoIds ?? [];
  return (
    <div className="-my-3 grid h-[calc(100dvh-9.5rem)] min-h-96 gap-4 sm:-my-4 sm:h-[calc(100dvh-6.5rem)] lg:grid-cols-[17rem_minmax(0,1fr)]">
      <aside aria-label={t('Conversations')} className={cx('min-h-0 flex-col lg:flex', showsList ? 'flex' : 'hidden')}>
        <Link href={askHref()} onClick={() => setShowsList(false)} className={cx(buttonClass(), 'mb-3 w-full')}><SquarePen aria-hidden />{t('New conversation')}</Link>
        <Link href={reportsHref({ videos: scope })} className={cx(buttonClass({ look: 'quiet', size: 'small' }), 'mb-3 w-full justify-start')}><Table2 aria-hidden />{t('Reports: tables from many videos')}</Link>
        <ConversationList open={conversation} onOpen={() => setShowsList(false)} onDeleted={(id) => { if (id === conversation) change({ chat: undefined }); }} />
      </aside>
      <section aria-label={t('Ask')} className={cx('min-h-0 min-w-0 flex-col overflow-hidden rounded-2xl border border-line bg-surface lg:flex', showsList ? 'hidden' : 'flex')}>
        <header className="flex min-h-13 items-center gap-2 border-b border-line px-4 py-1.5">
          <h1 className="min-w-0 flex-1 truncate text-[0.95rem] font-semibold">{open?.title ?? t('New conversation')}</h1>
          <ScopePicker videos={scope} onChange={conversation === undefined ? (videos) => change({ videos: videos.join(',') }) : undefined} />
          <Button look="quiet" size="small" icon className="lg:hidden" aria-label={t('Conversations')} onClick={() => setShowsList(true)}><History aria-hidden /></Button>
        </header>
        <ConversationView
          conversation={conversation} videos={scope} examples={EXAMPLES.map((example) => t(example))}
          placeholder={scope.length === 0 ? t('Ask your whole library') : t('Ask these videos')}
          onConversation={(id) => change({ chat: id, videos: undefined })}
        />
      </section>
    </div>
  );
}
