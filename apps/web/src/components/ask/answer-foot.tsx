import type { Answer } from '@frameseek/core';
import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { elapsed, formatDollars } from '../../lib/ui/format.ts';
import { ModelHelp } from './model-help.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What has to be said of an answer that no model wrote, or that is none. */
export function AnswerKind({ answer: { kind, evidence, ended } }: { readonly answer: Answer }) {
  const { t } = useWords();
  // Where a model failed, that is told instead.
  if (kind === 'model' || (kind === 'extractive' && ended === 'failed')) return null;
  if (kind === 'none') {
    return (
      <Note tone="warn">
        <p className="font-medium text-ink">{t('Nothing in the videos fits the question.')}</p>
        {evidence.length > 0 && <p>{t('The moments below come nearest; they may have nothing to do with it.')}</p>}
      </Note>
    );
  }
  if (kind === 'counted') {
    return (
      <Note tone="plain">
        <p className="font-medium text-ink">{t('Counted, not guessed.')}</p>
        <p>{t('These are all the moments that match, in the order in which they were recorded.')}</p>
      </Note>
    );
  }
  return (
    <Note tone="plain">
      <p className="font-medium text-ink">{t('No language model wrote this.')}</p>
      <p>{t('These are the moments that fit the question best, with their own words.')}</p>
      <ModelHelp />
    </Note>
  );
}

const ENDED_LABELS = {
  stopped: 'This answer was stopped before its end.',
  budget: 'This answer ended early, because its budget was spent.',
  steps: 'This answer ended early, because it took as many steps as it may.',
  failed: 'This answer broke off.',
} as const;

/** Why an answer ended before its end, and what was left out. */
export function AnswerNotes({ answer: { ended, notes, kind } }: { readonly answer: Answer }) {
  const { t, known } = useWords();
  if (ended === undefined && notes.length === 0) return null;
  return (
    <Note tone={ended === undefined ? 'plain' : 'warn'}>
      {ended !== undefined && <p className="font-medium text-ink">{ended === 'failed' && kind === 'extractive' ? t('The language model failed, so these are the moments themselves.') : t(ENDED_LABELS[ended])}</p>}
      {notes.map((note) => <p key={note}>{known(note)}</p>)}
    </Note>
  );
}

const Note = ({ tone, children }: { readonly tone: 'plain' | 'warn'; readonly children: ReactNode }) => {
  const Icon = tone === 'warn' ? TriangleAlert : Info;
  return (
    <div className="my-3 flex gap-2.5 rounded-xl border border-line bg-paper p-3 text-sm text-soft">
      <Icon aria-hidden className={tone === 'warn' ? 'mt-0.5 size-4 shrink-0 text-warn' : 'mt-0.5 size-4 shrink-0 text-faint'} />
      <div className="min-w-0 flex-1 space-y-1 break-words">{children}</div>
    </div>
  );
};

/** What the answer cost, and how many pictures the local search made unnecessary to send. */
export function AnswerCost({ answer: { cost, kind } }: { readonly answer: Answer }) {
  const words = useWords();
  const { t } = words;
  const { model, calls, cachedCalls, inputTokens, outputTokens, frames, framesSaved, dollars, tookMs } = cost;
  const spent = calls + cachedCalls === 0
    ? [kind === 'extractive' || kind === 'counted' ? t('Made on this machine, at no cost') : t('No model was asked')]
    : [
        model ?? '',
        t('{count} tokens', { count: inputTokens + outputTokens }),
        t('{n} frames sent', { n: frames }),
        framesSaved > 0 ? t('{count} saved by the search', { count: framesSaved }) : '',
        dollars === undefined ? '' : formatDollars(dollars, words),
        cachedCalls > 0 ? t('{n} calls remembered', { n: cachedCalls }) : '',
      ];
  return <p data-cost className="text-xs text-pretty text-faint tabular-nums">{[...spent, elapsed(tookMs, words)].filter(Boolean).join(' · ')}</p>;
}
