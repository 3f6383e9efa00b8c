'use client';

import type { FoundMoment, SearchResponse, VideoDetail } from '@frameseek/core';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { MomentList } from './moment-list.tsx';
import { TranscriptPanel } from './transcript-panel.tsx';

export interface PlayerPanelProps {
  readonly video: VideoDetail;
  readonly query: string;
  readonly answer: SearchResponse | undefined;
  /** The moments of the answer in the order of time. */
  readonly moments: readonly FoundMoment[];
  readonly time: number;
  readonly onGoTo: (at: number) => void;
}

/** Beside the player: the moments of the query, and the transcript. */
export function PlayerPanel(props: PlayerPanelProps) {
  const [tab, setTab] = useState(props.query === '' ? 'transcript' : 'moments');
  return (
    <Tabs.Root
      value={tab} onValueChange={setTab}
      className="flex h-[32rem] min-h-0 flex-col overflow-hidden rounded-2xl border border-line bg-surface lg:sticky lg:top-24 lg:h-[calc(100dvh-8rem)]"
    >
      <Tabs.List aria-label="Moments and transcript" className="flex gap-1 border-b border-line p-1.5">
        <Tabs.Trigger value="moments" className={tabClass}>Moments{props.moments.length > 0 && <span className="ml-1.5 text-faint tabular-nums">{props.moments.length}</span>}</Tabs.Trigger>
        <Tabs.Trigger value="transcript" className={tabClass}>Transcript</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="moments" className="flex min-h-0 flex-1 flex-col" tabIndex={-1}><MomentList {...props} /></Tabs.Content>
      <Tabs.Content value="transcript" className="flex min-h-0 flex-1 flex-col" tabIndex={-1}><TranscriptPanel {...props} /></Tabs.Content>
    </Tabs.Root>
  );
}

const tabClass = 'h-9 flex-1 rounded-xl text-sm font-medium text-soft hover:text-ink data-[state=active]:bg-sunken data-[state=active]:text-ink';
