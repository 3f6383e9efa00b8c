import type { Evidence } from '@frameseek/core';
import { CircleHelp } from 'lucide-react';
import { answerBlocks } from '../../lib/ask/answer-text.ts';
import type { AnswerBlock, AnswerPart, Problem } from '../../lib/ask/answer-text.ts';
import type { AnswerDraft } from '../../lib/ask/chat-message.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { cx } from '../../lib/ui/cx.ts';
import type { PlainMessage } from '../../messages/message.ts';
import { Citation } from './citation.tsx';

const PROBLEM_LABELS: Readonly<Record<Problem, PlainMessage>> = {
  uncited: 'not grounded: no source is given',
  'unknown-number': 'not grounded: the source named does not exist',
};

/** The words of an answer with its citations. They are text, whatever characters they are made of. */
export function AnswerText({ draft }: { readonly draft: AnswerDraft }) {
  const numbered = new Map(draft.evidence.map((one) => [one.number, one]));
  return (
    <div className="space-y-2.5 text-[0.9375rem] leading-relaxed break-words">
      {answerBlocks(draft.text, draft.sentences).map((block, index) => (
        <BlockView key={index} block={block} line={(parts) => <Line parts={parts} numbered={numbered} />} />
      ))}
    </div>
  );
}

interface BlockViewProps {
  readonly block: AnswerBlock;
  readonly line: (parts: readonly AnswerPart[]) => React.ReactNode;
}

function BlockView({ block: { kind, lines }, line }: BlockViewProps) {
  const items = lines.map((parts, index) => <li key={index}>{line(parts)}</li>);
  if (kind === 'bullets') return <ul className="list-disc space-y-1 ps-5 marker:text-faint">{items}</ul>;
  if (kind === 'numbers') return <ol className="list-decimal space-y-1 ps-5 marker:text-faint">{items}</ol>;
  return <>{lines.map((parts, index) => <p key={index} className={cx(kind === 'heading' && 'font-semibold')}>{line(parts)}</p>)}</>;
}

interface LineProps {
  readonly parts: readonly AnswerPart[];
  readonly numbered: ReadonlyMap<number, Evidence>;
}

const Line = ({ parts, numbered }: LineProps) =>
  parts.map((part, index) => {
    if (part.kind === 'words') return <Words key={index} {...part} />;
    if (part.kind === 'problem') return <ProblemTag key={index} problem={part.problem} />;
    return <span key={index} className="whitespace-nowrap">{part.numbers.map((number, nth) => <Citation key={nth} number={number} evidence={numbered.get(number)} />)}{part.stop}</span>;
  });

const Words = ({ text, strong, grounded }: Omit<Extract<AnswerPart, { kind: 'words' }>, 'kind'>) => (
  <span className={cx(strong && 'font-semibold', !grounded && 'underline decoration-warn decoration-dotted decoration-2 underline-offset-4')}>{text}</span>
);

function ProblemTag({ problem }: { readonly problem: Problem }) {
  const { t } = useWords();
  return (
    <span data-ungrounded className="mx-1 inline-flex items-center gap-1 rounded-md border border-line px-1.5 text-xs leading-5 text-warn">
      <CircleHelp aria-hidden className="size-3 shrink-0" />{t(PROBLEM_LABELS[problem])}
    </span>
  );
}
