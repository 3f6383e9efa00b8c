'use client';

import type { Span, TranscriptLine, VideoDetail } from '@frameseek/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { extendSelection, isSelectionKey, useSelectedWords } from '../../../hooks/player/use-selected-words.ts';
import type { VoiceChange } from '../../../lib/player/voice-changes.ts';
import { LineEditor } from './line-editor.tsx';
import { Line } from './line.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SpeakerHeading } from './speaker-heading.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface LineListProps {
  readonly video: VideoDetail;
  readonly lines: readonly TranscriptLine[];
  /** Who begins to speak in lines, by their starts. */
  readonly voices: ReadonlyMap<number, VoiceChange>;
  readonly current: TranscriptLine | undefined;
  /** Seconds; where the video is. */
  readonly time: number;
  /** Whether the list goes along with the video. */
  readonly follow: boolean;
  readonly query: string;
  readonly mayCorrect: boolean;
  readonly onGoTo: (at: number) => void;
  /** Told the span of the lines from the one that was clicked last to one that is clicked with Shift. */
  readonly onRange: (span: Span) => void;
}

/** The lines of a transcript. It goes along with the video, unless somebody points at it, writes in it, or has words of it selected. */
export function LineList({ video, lines, voices, current, time, follow, query, mayCorrect, onGoTo, onRange }: LineListProps) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const hovered = useRef(false);
  const [edited, setEdited] = useState<number>();
  const at = current?.start;
  const anchor = useRef<TranscriptLine>(undefined);
  const pick = (line: TranscriptLine, withShift: boolean): void => {
    const from = anchor.current ?? current ?? line;
    if (withShift) return onRange({ start: Math.min(from.start, line.start), end: Math.max(from.end, line.end) });
    anchor.current = line;
    onGoTo(line.start);
  };
  const { selected, clear } = useSelectedWords(list, lines);
  const isStill = !follow || edited !== undefined || selected !== undefined;
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[aria-current=true]');
    if (isStill || hovered.current || !line || !list.current) return;
    list.current.scrollTo({ top: line.offsetTop - list.current.clientHeight / 3, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }, [at, isStill]);
  const close = (start: number): void => {
    setEdited(undefined);
    // Back to where it began, once the line is there again.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-line="${start}"] [data-correct]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = event.target instanceof Element ? event.target.closest('[data-line]') : null;
    if (line === null || edited !== undefined) return;
    if (event.shiftKey && isSelectionKey(event.key)) extendSelection(event.currentTarget, line, event.key);
    else if (event.key === 'Escape' && selected !== undefined) {
      line.querySelector<HTMLElement>('[role=button]')?.focus();
      clear();
    } else return;
    event.preventDefault();
  };
  const chosen = useMemo(() => new Set(selected?.parts.map(({ line }) => line)), [selected]);
  const lastChosen = selected?.parts.at(-1)?.line;
  return (
    <ol ref={list} aria-label={t('Transcript')} onKeyDown={onKeyDown} className="relative min-h-0 flex-1 overflow-y-auto p-2"
      onPointerEnter={() => { hovered.current = true; }} onPointerLeave={() => { hovered.current = false; }}>
      {lines.map((line) => (
        <li key={line.start} data-line={line.start} className="[content-visibility:auto]">
          <Voice id={video.id} change={voices.get(line.start)} />
          {edited === line.start
            ? <LineEditor id={video.id} line={line} onDone={() => close(line.start)} />
            : <Line line={line} isCurrent={line === current} time={time} query={query} isSelected={chosen.has(line)} onPick={(withShift) => pick(line, withShift)} onCorrect={mayCorrect ? () => setEdited(line.start) : undefined} />}
          {selected !== undefined && line === lastChosen && <SelectionBar video={video} selected={selected} onRange={onRange} onClear={clear} />}
        </li>
      ))}
    </ol>
  );
}

const Voice = ({ id, change }: { readonly id: string; readonly change: VoiceChange | undefined }) =>
  (change === undefined ? null : <SpeakerHeading id={id} {...change} />);
