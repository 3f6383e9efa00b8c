'use client';

import { ArrowUp, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ComposerProps {
  readonly busy: boolean;
  readonly placeholder: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

/** Characters that the server takes. */
const LIMIT = 2_000;

/** Where a question is written. Enter asks, Shift and Enter begin a new line. */
export function Composer({ busy, placeholder, field, onAsk, onStop }: ComposerProps) {
  const { t } = useWords();
  const [question, setQuestion] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const submit = (): void => {
    if (busy || question.trim() === '') return;
    onAsk(question.trim());
    setQuestion('');
  };
  return (
    <form ref={form} className="flex items-end gap-2 rounded-2xl border border-line bg-surface p-1.5 shadow-sm focus-within:border-faint" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <textarea
        ref={field} rows={1} value={question} maxLength={LIMIT} aria-label={t('Question')} placeholder={placeholder} enterKeyHint="send"
        onChange={({ target }) => setQuestion(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
        className="field-sizing-content max-h-40 min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-2 text-[0.9375rem] leading-5 outline-none placeholder:text-faint"
      />
      {busy
        ? <Button look="plain" size="small" icon className="size-9" aria-label={t('Stop')} onClick={onStop}><Square aria-hidden className="fill-current" /></Button>
        : <Button type="submit" look="primary" size="small" icon className="size-9" aria-label={t('Ask')} disabled={question.trim() === ''}><ArrowUp aria-hidden /></Button>}
    </form>
  );
}
