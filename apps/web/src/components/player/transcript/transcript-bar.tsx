'use client';

import type { TranscriptLine, VideoDetail } from '@frameseek/core';
import { Copy, Download, Replace } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useReplacement } from '../../../hooks/player/use-correction.ts';
import { useCopy } from '../../../hooks/ui/use-copy.ts';
import { useNotices } from '../../../hooks/ui/use-notices.tsx';
import { transcriptPath } from '../../../lib/api/api.ts';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { clock } from '../../../lib/ui/format.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface TranscriptBarProps {
  readonly video: Pick<VideoDetail, 'id' | 'title'>;
  /** Those that are shown. */
  readonly lines: readonly TranscriptLine[];
  /** What is looked for in the transcript; empty: nothing. */
  readonly words: string;
  readonly mayCorrect: boolean;
  /** Told the words that stand there now. */
  readonly onReplaced: (words: string) => void;
}

/** What can be done with the lines that are shown: copied with their times, taken away as a file, and the words that were found replaced. */
export function TranscriptBar({ video, lines, words, mayCorrect, onReplaced }: TranscriptBarProps) {
  const { t } = useWords();
  const [isReplacing, setReplacing] = useState(false);
  const copy = useCopy();
  return (
    <>
      <div className="flex items-center gap-1 border-b border-line px-2 py-1">
        <Button size="small" look="quiet" disabled={lines.length === 0} onClick={() => copy(lines.map(({ start, text }) => `${clock(start)} ${text}`).join('\n'), t('{n} lines copied.', { n: lines.length }))}><Copy aria-hidden /> {t('Copy')}</Button>
        <a href={transcriptPath(video.id)} download={`${video.title}.vtt`} className={buttonClass({ size: 'small', look: 'quiet' })}><Download aria-hidden /> WebVTT</a>
        {mayCorrect && words !== '' && lines.length > 0 && (
          <Button size="small" look="quiet" aria-expanded={isReplacing} onClick={() => setReplacing(!isReplacing)} className="ms-auto"><Replace aria-hidden /> {t('Replace')}</Button>
        )}
      </div>
      {isReplacing && mayCorrect && words !== '' && <ReplaceForm id={video.id} words={words} onDone={(now) => { setReplacing(false); onReplaced(now); }} />}
    </>
  );
}

function ReplaceForm({ id, words, onDone }: { readonly id: string; readonly words: string; readonly onDone: (words: string) => void }) {
  const spoken = useWords();
  const { t } = spoken;
  const [replace, setReplace] = useState('');
  const replacement = useReplacement(id);
  const { notify } = useNotices();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    replacement.mutate({ find: words, replace }, {
      onSuccess: ({ lines }) => {
        notify({ kind: 'good', text: lines === 0 ? t('“{words}” stands nowhere as a word of its own.', { words }) : t('{n} lines changed.', { n: lines }) });
        if (lines > 0) onDone(replace.trim());
      },
      onError: (error) => notify({ kind: 'bad', text: errorMessage(error, spoken) }),
    });
  };
  return (
    <form onSubmit={submit} className="flex gap-1.5 border-b border-line p-2">
      <TextField autoFocus size="small" aria-label={t('Replace “{words}” with', { words })} placeholder={t('Instead of “{words}”', { words })} value={replace} maxLength={200} onChange={({ target }) => setReplace(target.value)} className="flex-1" />
      <Button type="submit" size="small" look="primary" disabled={replacement.isPending || replace.trim() === ''}>{t('Replace all')}</Button>
    </form>
  );
}
