'use client';

import type { VideoDetail } from '@frameseek/core';
import { SquarePen } from 'lucide-react';
import Link from 'next/link';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { useConversations } from '../../hooks/ask/use-conversations.ts';
import { askHref } from '../../lib/ui/links.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { ConversationView } from './conversation-view.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface AskPanelProps {
  readonly video: VideoDetail;
  readonly onGoTo: (at: number) => void;
}

const EXAMPLES = ['What happens in this video?', 'What is said at the beginning?', 'What is written on the screen?'] as const;

/** The chat beside the player: it asks this video, and its citations play in it. */
export function AskPanel({ video, onGoTo }: AskPanelProps) {
  const { t, rich } = useWords();
  const { parameters, change } = useUrlParameters();
  const chat = parameters.get('chat') ?? undefined;
  const { data } = useConversations();
  const about = data?.filter(({ id, videoIds }) => id === chat || videoIds.includes(video.id)) ?? [];
  return (
    <>
      {about.length > 0 && (
        <div className="flex items-center gap-1.5 border-b border-line p-2">
          <Select aria-label={t('Conversation')} className="min-w-0 flex-1 [&_select]:max-w-none" value={chat ?? ''} onChoose={(id) => change({ chat: id })}
            options={[['', t('New conversation')], ...about.map(({ id, title }) => [id, title] as const)]} />
          <Button look="quiet" size="small" icon aria-label={t('New conversation')} onClick={() => change({ chat: undefined })}><SquarePen aria-hidden /></Button>
        </div>
      )}
      <ConversationView
        conversation={chat} videos={[video.id]} examples={EXAMPLES.map((example) => t(example))} placeholder={t('Ask this video')} player={{ videoId: video.id, play: onGoTo }}
        onConversation={(id) => change({ chat: id })}
        note={rich('Asks this video only. <link>Ask the whole library</link>.', { link: (words) => <Link href={askHref()} className="underline underline-offset-2 hover:text-ink">{words}</Link> })}
      />
    </>
  );
}
