'use client';

import { useMemo } from 'react';
import type { ExportItem } from '../../lib/api/api-export.ts';
import { draftOf } from '../../lib/ask/chat-message.ts';
import type { AnswerDraft, ChatMessage } from '../../lib/ask/chat-message.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { AnswerCost, AnswerKind, AnswerNotes } from './answer-foot.tsx';
import { AnswerSteps } from './answer-steps.tsx';
import { AnswerText } from './answer-text.tsx';
import { EvidenceCards } from './evidence-cards.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ChatAnswerProps {
  readonly message: ChatMessage;
  /** It is still being written. */
  readonly busy: boolean;
  /** It ended with a failure that is told elsewhere. */
  readonly failed: boolean;
}

/** One answer: its steps, its words with citations, its evidence, and what it cost. */
export function ChatAnswer({ message, busy, failed }: ChatAnswerProps) {
  const { t } = useWords();
  const draft = useMemo(() => draftOf(message), [message]);
  const answer = draft.turn?.answer;
  return (
    <article aria-label={t('Answer')} aria-busy={busy} className="min-w-0">
      <AnswerSteps steps={draft.steps} busy={busy} />
      {draft.turn?.query !== undefined && <p className="mb-2 text-xs text-faint">{t('Understood as “{query}”', { query: draft.turn.query })}</p>}
      <AnswerText draft={draft} />
      {answer !== undefined && <AnswerKind answer={answer} />}
      {answer !== undefined && <AnswerNotes answer={answer} />}
      {answer === undefined && !busy && !failed && <p className="mt-3 text-sm text-faint">{t('Stopped.')}</p>}
      <EvidenceCards title={answer?.kind === 'none' ? t('Nearest moments') : t('Evidence')} evidence={draft.evidence} cited={citedIn(draft)} />
      {answer !== undefined && (
        <footer className="mt-4 flex items-center gap-3">
          <div className="min-w-0 flex-1"><AnswerCost answer={answer} /></div>
          {answer.evidence.length > 0 && <ExportMenu label={t('Export the evidence')} title={draft.turn?.question ?? t('Answer')} items={itemsOf(draft)} />}
        </footer>
      )}
    </article>
  );
}

/** The moments that an answer cites, or all that it was given where it cites none. */
const itemsOf = (draft: AnswerDraft): readonly ExportItem[] => {
  const cited = citedIn(draft);
  const taken = draft.evidence.filter(({ number }) => cited.size === 0 || cited.has(number));
  return taken.map(({ videoId, start, end, title }) => ({ video: videoId, start, end, title }));
};

/** Numbers that the text names, known before the answer is checked. */
const citedIn = ({ text, sentences }: AnswerDraft): ReadonlySet<number> =>
  new Set(sentences.length > 0 ? sentences.flatMap(({ citations }) => citations) : [...text.matchAll(/\[(\d{1,3})\]/gu)].map(([, number]) => Number(number)));
