import { clockSpan, type AnswerSentence, type Evidence } from '@frameseek/core';

/** Characters of what is said or shown that are repeated in the answer. */
const MAX_QUOTED_LENGTH = 200;

/** An answer that is whole: its text with citations like `[1]`, and sentence by sentence what each cites. */
export interface WrittenAnswer {
  readonly text: string;
  readonly sentences: readonly AnswerSentence[];
}

/** The evidence itself as an answer: each moment with its words, and nothing that anybody made up. */
export const extractiveAnswer = (evidence: readonly Evidence[], { lead, summary }: { readonly lead: string; readonly summary?: string }): WrittenAnswer => {
  const all = evidence.map(({ number }) => number);
  // Said to be a model's words: they are no evidence, the parts that they are about are.
  const before = summary === undefined ? undefined : `A language model summed it up earlier: ${summary}`;
  const points = evidence.map((item) => ({ text: line(item), citations: [item.number] }));
  const sentences = [...(before === undefined ? [] : [{ text: before, citations: all }]), { text: lead, citations: [] }, ...points];
  const marked = points.map(({ text, citations }) => `- ${text} ${marks(citations)}`);
  return { text: [...(before === undefined ? [] : [`${before} ${marks(all)}`, '']), lead, '', ...marked].join('\n'), sentences };
};

const marks = (numbers: readonly number[]): string => numbers.map((number) => `[${number}]`).join('');

/** What is said when nothing in the videos answers. */
export const REFUSAL: WrittenAnswer = {
  text: 'The videos do not show that.', sentences: [{ text: 'The videos do not show that.', citations: [] }],
};

const line = (evidence: Evidence): string => {
  const { title } = evidence;
  const words = [
    ...(evidence.said === undefined ? [] : [`“${shortened(evidence.said)}”`]),
    ...(evidence.shown === undefined ? [] : [`on the screen: “${shortened(evidence.shown)}”`]),
    ...(evidence.heard === undefined ? [] : [`heard: ${shortened(evidence.heard.join(', '))}`]),
  ];
  return `${title.replaceAll(/[[\]]/gu, ' ')}, ${clockSpan(evidence)}${words.length === 0 ? '' : ` — ${words.join('; ')}`}`;
};

/** Brackets in the words would read as citations. */
const shortened = (text: string): string => {
  const plain = text.replaceAll('[', '(').replaceAll(']', ')').replaceAll(/\s+/gu, ' ');
  return plain.length <= MAX_QUOTED_LENGTH ? plain : `${plain.slice(0, MAX_QUOTED_LENGTH - 1).trimEnd()}…`;
};
