/**
 * Questions with labelled answers, asked without a language model: whether the evidence of the extractive answer holds the
 * labelled interval, and whether a follow-up stays in the right video. Each is asked of the whole library, and of its video.
 */
import { overlaps, type Evidence, type Span, type Turn } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import { fileNames } from './outcomes.ts';
import type { Manifest } from './manifest.ts';

/**
 * Questions of the development set whose answer is said or can be read, and where it is so. All others ask for what only a
 * picture shows (a colour, a count, what somebody does). Decided from the labelled answers: each of these stands in the
 * transcript or can be read in the picture within its interval (that of da06 on toy blocks).
 */
const SPOKEN_OR_SHOWN: ReadonlySet<string> = new Set([
  'da02', 'da02 follow-up', 'da06', 'da08', 'da08 follow-up', 'da09', 'da10', 'da11', 'da12', 'da12 follow-up',
]);

/** All questions to the films of `more` are about what is said. */
const SPEECH = /^b[aq]/;

/** One question, asked once. */
export interface QaOutcome {
  readonly id: string;
  readonly question: string;
  readonly within: 'library' | 'video';
  readonly inWords: boolean;
  readonly followUp: boolean;
  /** The evidence holds a part of the labelled interval. */
  readonly held: boolean;
  /** The first piece of evidence is of the right video. */
  readonly rightVideo: boolean;
  /** Of a follow-up: that of the question before it was as well. */
  readonly wasRight?: boolean;
  readonly kind: Turn['answer']['kind'];
}

/** Asks all questions with their follow-ups, each in a conversation that is deleted again. */
export const askQuestions = async (engine: Engine, { manifest, signal }: { readonly manifest: Manifest; readonly signal: AbortSignal }): Promise<readonly QaOutcome[]> => {
  const nameOf = fileNames(manifest);
  const outcomes: QaOutcome[] = [];
  for (const within of ['library', 'video'] as const) {
    for (const { id, video, followup, ...first } of manifest.qa) {
      const target = engine.videos().find((one) => nameOf(one.path) === video)?.id;
      if (target === undefined) continue;
      const judge = (name: string, { question, interval }: { readonly question: string; readonly interval: Span }, { answer }: Turn): QaOutcome => ({
        id: name, question, within, inWords: SPOKEN_OR_SHOWN.has(name) || SPEECH.test(name), followUp: name !== id, kind: answer.kind,
        held: answer.evidence.some((item) => item.videoId === target && overlaps(point(item), interval)),
        rightVideo: answer.evidence[0]?.videoId === target,
      });
      let conversation = '';
      const ask = (question: string): Promise<Turn> => engine.ask(
        { question, ...(conversation === '' ? (within === 'video' ? { videos: [target] } : {}) : { conversation }) },
        { signal, report: (event) => { if (event.type === 'conversation') conversation = event.conversation.id; } });
      const begun = judge(id, first, await ask(first.question));
      outcomes.push(begun);
      if (followup !== undefined) outcomes.push({ ...judge(`${id} follow-up`, followup, await ask(followup.question)), wasRight: begun.rightVideo });
      engine.removeConversation(conversation);
    }
  }
  return outcomes;
};

const point = ({ start, end }: Evidence): Span => ({ start, end: Math.max(end, start + 0.001) });

/** The figures as Markdown. */
export const qaToMarkdown = (outcomes: readonly QaOutcome[]): string => {
  const share = (of: readonly QaOutcome[], is: (outcome: QaOutcome) => boolean): string =>
    (of.length === 0 ? 0 : of.filter(is).length / of.length).toFixed(3);
  const row = (name: string, within: QaOutcome['within']): string => {
    const asked = outcomes.filter((outcome) => outcome.within === within);
    const words = asked.filter(({ inWords }) => inWords);
    const goingOn = asked.filter(({ followUp }) => followUp);
    return `| ${name} | ${asked.length} | ${share(words, ({ held }) => held)} | ${share(asked, ({ held }) => held)} | ${share(goingOn, ({ rightVideo }) => rightVideo)} | ${share(goingOn.filter(({ wasRight }) => wasRight), ({ rightVideo }) => rightVideo)} |`;
  };
  const words = outcomes.filter(({ within, inWords }) => within === 'library' && inWords).length;
  return [
    '## Questions, answered without a language model', '',
    `Share of questions whose evidence holds the labelled interval: of the ${words} whose answer is said or can be read, and of all; and`,
    'share of follow-ups whose first piece of evidence is in the right video: of all, and of those that follow on a right one.', '',
    '|  | n | in words | all | follow-ups in the right video | that stay in it |', '| - | -: | -: | -: | -: | -: |',
    row('questions to the whole library', 'library'), row('questions to their video', 'video'), '',
  ].join('\n');
};

/** What was not held, for people. */
export const qaMisses = (outcomes: readonly QaOutcome[]): readonly string[] => [
  'the evidence does not hold the labelled interval for:',
  ...outcomes.filter(({ held }) => !held).map(({ id, within, question, inWords, kind }) => `  ${id} (${within}${inWords ? ', in words' : ''}, ${kind}) "${question}"`),
];
