'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranscript } from '../../hooks/library/use-videos.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { cx } from '../../lib/ui/cx.ts';
import { clock } from '../../lib/ui/format.ts';
import { highlight } from '../../lib/search/highlight.ts';
import type { TranscriptCue } from '../../lib/api/parse-vtt.ts';
import { Highlighted } from '../search/highlighted.tsx';
import { Hint } from '../ui/hint.tsx';
import { PanelSearch } from '../ui/panel-search.tsx';
import type { PlayerPanelProps } from './player-panel-props.ts';

/** The transcript: it follows the video, a click seeks, and it can be searched. */
export function TranscriptPanel({ video, query, time, onGoTo }: PlayerPanelProps) {
  const [wanted, setWanted] = useState('');
  const exists = video.transcripts.some(({ cues }) => cues > 0);
  const { data, error } = useTranscript(video.id, video.transcripts);
  if (!exists) return <Hint>{noTranscriptText(video)}</Hint>;
  if (error !== null) return <Hint>{errorMessage(error)}</Hint>;
  if (data === undefined) return <Hint>Loading the transcript…</Hint>;
  const words = wanted.trim();
  const shown = words === '' ? data : data.filter(({ text }) => highlight(text, words).some(({ hit }) => hit));
  const current = data.findLast(({ start }) => start <= time + 0.05);
  return (
    <>
      <PanelSearch aria-label="Find in the transcript" placeholder="Find in the transcript" value={wanted} onChange={({ target }) => setWanted(target.value)} />
      <p role="status" className="sr-only">{words === '' ? '' : `${shown.length} lines`}</p>
      {shown.length === 0 && <Hint>Nobody says “{words}” here.</Hint>}
      <CueList cues={shown} current={current} follow={words === ''} query={words === '' ? query : words} onGoTo={onGoTo} />
    </>
  );
}

interface CueListProps {
  readonly cues: readonly TranscriptCue[];
  readonly current: TranscriptCue | undefined;
  readonly follow: boolean;
  readonly query: string;
  readonly onGoTo: (at: number) => void;
}

function CueList({ cues, current, follow, query, onGoTo }: CueListProps) {
  const list = useRef<HTMLOListElement>(null);
  const hovered = useRef(false);
  const at = current?.start;
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[aria-current=true]');
    if (!follow || hovered.current || !line || !list.current) return;
    list.current.scrollTo({ top: line.offsetTop - list.current.clientHeight / 3, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }, [at, follow]);
  return (
    <ol ref={list} aria-label="Transcript" className="relative min-h-0 flex-1 overflow-y-auto p-2"
      onPointerEnter={() => { hovered.current = true; }} onPointerLeave={() => { hovered.current = false; }}>
      {cues.map((cue) => (
        <li key={`${cue.start}-${cue.text}`} className="[content-visibility:auto]">
          <button type="button" onClick={() => onGoTo(cue.start)} aria-current={cue === current}
            className={cx('flex w-full gap-3 rounded-lg px-2.5 py-1.5 text-left text-sm leading-relaxed hover:bg-sunken', cue === current ? 'bg-sunken text-ink' : 'text-soft')}>
            <span className="w-12 shrink-0 pt-px text-xs leading-relaxed text-faint tabular-nums">{clock(cue.start)}</span>
            <span className="min-w-0"><Highlighted text={cue.text} query={query} /></span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const noTranscriptText = ({ stages, hasAudio, transcripts }: PlayerPanelProps['video']): string => {
  const speech = stages.find(({ stage }) => stage === 'speech');
  if (speech?.state === 'waiting' || speech?.state === 'running') return 'The transcript is being made.';
  if (speech?.note !== undefined) return speech.note;
  if (!hasAudio && transcripts.length === 0) return 'This video has no sound, and no subtitles came with it.';
  return 'No words were found in this video.';
};
