import type { TranscriptLine } from '@frameseek/core';
import { PencilLine } from 'lucide-react';
import { memo } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { SAID } from '../../../hooks/player/use-selected-words.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { cx } from '../../../lib/ui/cx.ts';
import { clock } from '../../../lib/ui/format.ts';
import { Highlighted } from '../../search/highlighted.tsx';
import { Button } from '../../ui/button.tsx';

interface LineProps {
  readonly line: TranscriptLine;
  readonly isCurrent: boolean;
  /** Seconds; where the video is. */
  readonly time: number;
  readonly query: string;
  /** Some of it is selected: it stays as it is drawn, as the selection ends with what it lies in. */
  readonly isSelected: boolean;
  readonly onPick: (withShift: boolean) => void;
  /** Absent where nobody may. */
  readonly onCorrect: (() => void) | undefined;
}

/**
 * A line of a transcript: a click seeks, one with Shift makes a range of all from the line clicked before, and the word that is being said is marked.
 * Drawn anew while it is being said, not with every other. It is no `button`, as browsers let no words be selected in one.
 */
export const Line = memo(({ line, isCurrent, time, query, onPick, onCorrect }: LineProps) => {
  const { t } = useWords();
  const { start, text, was } = line;
  const onClick = ({ shiftKey }: MouseEvent): void => {
    // Who has just selected words does not want to go there.
    if (shiftKey || document.getSelection()?.isCollapsed !== false) onPick(shiftKey);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPick(event.shiftKey);
  };
  return (
    <div className={cx('group flex items-start rounded-lg hover:bg-sunken', isCurrent ? 'bg-sunken text-ink' : 'text-soft')}>
      <div role="button" tabIndex={0} title={t('Select words for a clip. Shift and a click: a range of all from the line before to this')} onClick={onClick} onKeyDown={onKeyDown} aria-current={isCurrent} className="flex min-w-0 flex-1 cursor-text gap-3 -outline-offset-2 rounded-lg px-2.5 py-1.5 text-start text-sm leading-relaxed">
        <span className="w-12 shrink-0 cursor-pointer pt-px text-xs leading-relaxed text-faint tabular-nums select-none">{clock(start)}</span>
        <span className="min-w-0">
          <span {...{ [SAID]: '' }} className="selection:bg-mark selection:text-ink">{isCurrent && query === '' ? <Spoken line={line} time={time} /> : <Highlighted text={text} query={query} />}</span>
          {was !== undefined && <span className="ms-1.5 text-xs text-faint select-none" title={t('Was: {was}', { was })}>· {t('corrected')}</span>}
        </span>
      </div>
      {onCorrect !== undefined && (
        <Button icon size="small" look="quiet" data-correct aria-label={t('Correct “{text}”', { text })} title={t('Correct this line')} onClick={onCorrect}
          className="mt-0.5 me-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-60">
          <PencilLine aria-hidden />
        </Button>
      )}
    </div>
  );
}, (before, after) => (before.isSelected && after.isSelected) || (before.line === after.line && before.isCurrent === after.isCurrent && before.query === after.query
  && (before.onCorrect === undefined) === (after.onCorrect === undefined) && (!after.isCurrent || before.time === after.time)));
Line.displayName = 'Line';

/** The text with the word that is being said, where words have times. */
function Spoken({ line: { text, words = [] }, time }: { readonly line: TranscriptLine; readonly time: number }) {
  const said = words.findLastIndex(({ start }) => start <= time + 0.05);
  if (words.length === 0) return text;
  return words.map((word, index) => (
    <span key={word.start} className={index === said ? 'rounded-sm bg-mark text-ink' : ''}>{index > 0 ? ` ${word.text.trim()}` : word.text.trim()}</span>
  ));
}
