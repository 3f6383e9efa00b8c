'use client';

import type { Span, VideoDetail } from '@frameseek/core';
import { BookmarkPlus, Copy, Scissors, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useCollect } from '../../../hooks/collection/use-collections.ts';
import { startExport } from '../../../hooks/export/use-exports.ts';
import { ACTS_ON_SELECTION } from '../../../hooks/player/use-selected-words.ts';
import { useCopy } from '../../../hooks/ui/use-copy.ts';
import { clipTitle, exportFile } from '../../../lib/api/api-export.ts';
import type { SelectedWords } from '../../../lib/player/selected-words.ts';
import { preciseTime } from '../../../lib/player/time-codes.ts';
import { exactSpan } from '../../../lib/player/timeline.ts';
import { EditorOnly } from '../../access/editor-only.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface SelectionBarProps {
  readonly video: VideoDetail;
  readonly selected: SelectedWords;
  readonly onRange: (span: Span) => void;
  readonly onClear: () => void;
}

/** What can be done with words that are selected: they are a clip, from the first of them to the last. */
export function SelectionBar({ video, selected, onRange, onClear }: SelectionBarProps) {
  const { t } = useWords();
  const { start, end, parts } = selected;
  const bar = useRef<HTMLDivElement>(null);
  // In braces: browsers answer with a promise, which React would take for what tidies up.
  useEffect(() => { bar.current?.scrollIntoView({ block: 'nearest' }); }, []);
  const copy = useCopy();
  const collect = useCollect();
  const words = parts.map(({ text }) => text).join(' ');
  const clip = (): void => {
    const items = [{ video: video.id, start, end, title: video.title }];
    const title = clipTitle(video.title, { format: 'mp4', items });
    onRange({ start, end });
    void startExport(`${title}.mp4`, async (how) => await exportFile({ format: 'mp4', title, items, exact: true }, how));
  };
  return (
    <div ref={bar} role="group" aria-label={t('Selected words')} {...{ [ACTS_ON_SELECTION]: '' }} onMouseDown={(event) => event.preventDefault()}
      className="mx-1 mt-1 mb-2 flex flex-wrap items-center gap-1 rounded-xl border border-line bg-surface p-1 select-none">
      <div className="flex w-full items-center justify-between">
        <p role="status" className="px-2 text-xs text-soft tabular-nums">{t('{n} words', { n: selected.count })} · {exactSpan(start, end)}</p>
        <Button size="small" look="quiet" icon aria-label={t('Select nothing')} title={t('Select nothing (Esc)')} onClick={onClear}><X aria-hidden /></Button>
      </div>
      <Button size="small" look="quiet" onClick={clip}><Scissors aria-hidden />{t('Clip')}</Button>
      <Button size="small" look="quiet" onClick={() => copy(parts.map((part) => `${preciseTime(part.start, video.probe)} ${part.text}`).join('\n'), t('{n} words copied.', { n: selected.count }))}><Copy aria-hidden />{t('Copy with time codes')}</Button>
      <EditorOnly><Button size="small" look="quiet" onClick={() => collect.mutate([{ video: video.id, start, end, title: words }])}><BookmarkPlus aria-hidden />{t('Add to collection')}</Button></EditorOnly>
    </div>
  );
}
