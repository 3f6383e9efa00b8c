'use client';

import dynamic from 'next/dynamic';
import { Tabs } from 'radix-ui';
import { useSlides } from '../../hooks/library/use-videos.ts';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { MomentList } from './moment-list.tsx';
import type { PlayerPanelProps } from './player-panel-props.ts';
import { SlideList } from './slide-list.tsx';
import { TranscriptPanel } from './transcript/transcript-panel.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Loaded when it is opened: it brings the code that reads streams of answers. */
const AskPanel = dynamic(async () => (await import('../ask/ask-panel.tsx')).AskPanel, { loading: () => <Loading /> });

const Loading = () => {
  const { t } = useWords();
  return <p role="status" className="p-4 text-sm text-faint">{t('Loading…')}</p>;
};

const TABS = ['moments', 'transcript', 'slides', 'ask'] as const;

/** Beside the player: the moments of the query, the transcript, the slides, and the chat. */
export function PlayerPanel(props: PlayerPanelProps) {
  const { t } = useWords();
  const { parameters, change } = useUrlParameters();
  const { data: slides = [] } = useSlides(props.video.id);
  const hasWords = props.video.transcripts.some(({ cues }) => cues > 0) || isBeingWritten(props.video);
  // What has something to show; the moments also offer to look for some.
  const usual = props.query !== '' ? 'moments' : hasWords ? 'transcript' : slides.length > 0 ? 'slides' : 'moments';
  const tab = TABS.find((one) => one === parameters.get('tab')) ?? usual;
  // A link to slides that there are none of says so, rather than nothing.
  const hasSlides = slides.length > 0 || tab === 'slides';
  return (
    <Tabs.Root
      value={tab} onValueChange={(value) => change({ tab: value })}
      className="flex h-[32rem] min-h-0 min-w-0 flex-col overflow-hidden rounded-2xl border border-line bg-surface lg:sticky lg:top-24 lg:col-start-2 lg:row-span-3 lg:row-start-1 lg:h-[calc(100dvh-8rem)]"
    >
      <Tabs.List aria-label={t('Moments, transcript, slides and questions')} className="flex gap-1 border-b border-line p-1.5">
        <Tabs.Trigger value="moments" className={tabClass}>{t('Moments')}{props.moments.length > 0 && <span className="ms-1.5 text-faint tabular-nums">{props.moments.length}</span>}</Tabs.Trigger>
        <Tabs.Trigger value="transcript" className={tabClass}>{t('Transcript')}</Tabs.Trigger>
        {hasSlides && <Tabs.Trigger value="slides" className={tabClass}>{t('Slides')}</Tabs.Trigger>}
        <Tabs.Trigger value="ask" className={tabClass}>{t('Ask')}</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="moments" className={contentClass} tabIndex={-1}><MomentList {...props} /></Tabs.Content>
      <Tabs.Content value="transcript" className={contentClass} tabIndex={-1}><TranscriptPanel {...props} /></Tabs.Content>
      <Tabs.Content value="slides" className={contentClass} tabIndex={-1}><SlideList {...props} /></Tabs.Content>
      <Tabs.Content value="ask" className={contentClass} tabIndex={-1}><AskPanel video={props.video} onGoTo={props.onGoTo} /></Tabs.Content>
    </Tabs.Root>
  );
}

const isBeingWritten = ({ stages }: PlayerPanelProps['video']): boolean =>
  stages.some(({ stage, state }) => stage === 'speech' && (state === 'waiting' || state === 'running'));

const tabClass = 'h-9 flex-1 rounded-xl text-sm font-medium text-soft hover:text-ink data-[state=active]:bg-sunken data-[state=active]:text-ink';
const contentClass = 'flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden';
