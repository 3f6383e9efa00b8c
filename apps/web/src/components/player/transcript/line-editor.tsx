'use client';

import type { TranscriptLine } from '@frameseek/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useCorrection } from '../../../hooks/player/use-correction.ts';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface LineEditorProps {
  /** Of the video. */
  readonly id: string;
  readonly line: TranscriptLine;
  readonly onDone: () => void;
}

/** A line of a transcript while it is corrected: Enter keeps it, Escape leaves it as it was. */
export function LineEditor({ id, line, onDone }: LineEditorProps) {
  const words = useWords();
  const { t } = words;
  const [text, setText] = useState(line.text);
  const correction = useCorrection(id);
  const help = useId();
  const correct = (wanted: string | null): void => correction.mutate({ start: line.start, text: wanted }, { onSuccess: onDone });
  const isChanged = text.trim() !== '' && text.trim() !== line.text;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && isChanged) correct(text);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="space-y-2 rounded-lg bg-sunken p-2">
      <textarea autoFocus rows={3} aria-label={t('What is said')} aria-describedby={help} aria-invalid={correction.isError} value={text} maxLength={2_000} disabled={correction.isPending}
        onChange={({ target }) => setText(target.value)} onKeyDown={onKey} onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        className="block w-full resize-none rounded-lg border border-line bg-paper px-2.5 py-1.5 text-sm leading-relaxed aria-invalid:border-bad" />
      <p id={help} role={correction.isError ? 'alert' : undefined} className="text-xs text-faint">
        {correction.isError ? errorMessage(correction.error, words) : line.was === undefined ? t('It stays so when the speech is recognised anew.') : t('Was: {was}', { was: line.was })}
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" look="primary" disabled={!isChanged || correction.isPending} onClick={() => correct(text)}>{t('Save')}</Button>
        <Button size="small" look="quiet" onClick={onDone}>{t('Cancel')}</Button>
        {line.was !== undefined && <Button size="small" look="quiet" disabled={correction.isPending} onClick={() => correct(null)}>{t('Undo the correction')}</Button>}
      </div>
    </div>
  );
}
