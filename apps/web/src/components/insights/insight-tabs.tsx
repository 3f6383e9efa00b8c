'use client';

import dynamic from 'next/dynamic';
import { Tabs } from 'radix-ui';
import { useTabInView } from '../../hooks/ui/use-tab-in-view.ts';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { ActionsTab } from './tabs/actions-tab.tsx';
import { CaptionsTab } from './tabs/captions-tab.tsx';
import { ChaptersTab } from './tabs/chapters-tab.tsx';
import { HighlightsTab } from './tabs/highlights-tab.tsx';
import { QualityTab } from './tabs/quality-tab.tsx';
import { SoundTab } from './tabs/sound-tab.tsx';
import { StoryboardTab } from './tabs/storyboard-tab.tsx';
import { SummaryTab } from './tabs/summary-tab.tsx';
import type { InsightTabProps } from './tabs/insight-tab-props.ts';
import { TrackTab } from './tabs/track-tab.tsx';
import { TranslationTab } from './tabs/translation-tab.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

/** Loaded where there are objects. */
const LoadedObjectsTab = dynamic(async () => (await import('../player/objects/objects-tab.tsx')).ObjectsTab);
const ObjectsTab = (props: InsightTabProps): React.ReactNode => <LoadedObjectsTab {...props} />;

interface TabOf {
  readonly name: string;
  readonly words: PlainMessage;
  readonly Body: (props: InsightTabProps) => React.ReactNode;
  /** What the video must have for it. */
  readonly needs?: 'picture' | 'sound' | 'objects';
}

const TABS: readonly TabOf[] = [
  { name: 'chapters', words: 'Chapters', Body: ChaptersTab },
  { name: 'summary', words: 'Summary', Body: SummaryTab },
  { name: 'highlights', words: 'Highlights', Body: HighlightsTab },
  { name: 'captions', words: 'Captions', Body: CaptionsTab, needs: 'picture' },
  { name: 'actions', words: 'Actions', Body: ActionsTab, needs: 'picture' },
  { name: 'track', words: 'Track', Body: TrackTab, needs: 'picture' },
  { name: 'objects', words: 'Objects', Body: ObjectsTab, needs: 'objects' },
  { name: 'storyboard', words: 'Storyboard', Body: StoryboardTab, needs: 'picture' },
  { name: 'quality', words: 'Quality', Body: QualityTab },
  { name: 'sound', words: 'Sound', Body: SoundTab, needs: 'sound' },
  { name: 'translation', words: 'Translation', Body: TranslationTab },
];

/** What can be made of the whole video: each tab makes one thing, shows how far it is, and then the thing itself. */
export function InsightTabs(props: InsightTabProps) {
  const { t } = useWords();
  const { parameters, change } = useUrlParameters();
  const { hasVideo, hasAudio } = props.video;
  const there = { picture: hasVideo, sound: hasAudio, objects: props.objects.tracks.length > 0 };
  const tabs = TABS.filter(({ needs }) => needs === undefined || there[needs]);
  const open = tabs.find(({ name }) => name === parameters.get('see'))?.name ?? 'chapters';
  const list = useTabInView(open);
  return (
    <section aria-label={t('About the whole video')} className="mt-4">
      <Tabs.Root value={open} onValueChange={(see) => change({ see })} className="rounded-2xl border border-line bg-surface">
        <Tabs.List ref={list} aria-label={t('About the whole video')} className="flex gap-0.5 overflow-x-auto border-b border-line p-1.5 [scrollbar-width:none]">
          {tabs.map(({ name, words }) => (
            <Tabs.Trigger key={name} value={name} className="h-9 shrink-0 rounded-xl px-3 text-sm font-medium text-soft hover:text-ink data-[state=active]:bg-sunken data-[state=active]:text-ink">{t(words)}</Tabs.Trigger>
          ))}
        </Tabs.List>
        {tabs.map(({ name, Body }) => <Tabs.Content key={name} value={name} tabIndex={-1} className="p-4 outline-none sm:p-5"><Body {...props} /></Tabs.Content>)}
      </Tabs.Root>
    </section>
  );
}
