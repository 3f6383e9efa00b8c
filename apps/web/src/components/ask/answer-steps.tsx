import type { AnswerStep } from '@frameseek/core';
import { BookOpenText, ChevronRight, Eye, List, LoaderCircle, PencilLine, Search, Sparkles } from 'lucide-react';
import { elapsed } from '../../lib/ui/format.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface AnswerStepsProps {
  readonly steps: readonly AnswerStep[];
  readonly busy: boolean;
}

const ICONS = { rewrite: PencilLine, search: Search, look: Eye, read: BookOpenText, list: List, answer: Sparkles } as const;

/** What was done for an answer. While it is done the newest step is told; all of them unfold at a click. */
export function AnswerSteps({ steps, busy }: AnswerStepsProps) {
  const words = useWords();
  const { t, known } = words;
  const newest = steps.at(-1);
  if (newest === undefined) return busy ? <p className="flex items-center gap-2 text-sm text-faint"><Spinner />{t('Reading the question…')}</p> : null;
  return (
    <details className="group mb-3 text-sm">
      <summary className="-ms-1.5 inline-flex max-w-full cursor-pointer list-none items-center gap-1.5 rounded-lg px-1.5 py-1 text-faint hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition group-open:rotate-90" />
        {busy && <Spinner />}
        <span className="truncate">{busy ? known(newest.words) : t('{n} steps in {duration}', { n: steps.length, duration: duration(steps) })}</span>
      </summary>
      <ol className="mt-1 ms-1 space-y-1.5 border-s border-line ps-3">
        {steps.map(({ kind, words: told, tookMs }, index) => {
          const Icon = ICONS[kind];
          return (
            <li key={index} className="flex gap-2 text-[0.8125rem] text-soft">
              <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-faint" />
              <span className="min-w-0 flex-1 break-words">{known(told)}</span>
              <span className="shrink-0 text-xs text-faint tabular-nums">{elapsed(tookMs, words)}</span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

const Spinner = () => <LoaderCircle aria-hidden className="size-3.5 shrink-0 animate-spin" />;

const duration = (steps: readonly AnswerStep[]): string => elapsed(steps.reduce((sum, { tookMs }) => sum + tookMs, 0));
