import { createInterface } from 'node:readline/promises';
import { clockSpan, type AskEvent, type Turn } from '@frameseek/core';
import { findVideo, type Engine } from '@frameseek/runtime';
import colour from 'picocolors';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { plural, printable } from '../terminal/format.ts';

/** The flags of `ask`. */
export interface AskOptions {
  /** Ids, paths or titles. */
  readonly video?: readonly string[];
  /** Id of the conversation that goes on. */
  readonly conversation?: string;
  readonly json?: true;
}

/** `ask`: the answer as it is written, with its citations and their times; on a terminal it goes on until an empty line. */
export const ask = (session: Session, question: string | undefined, options: AskOptions): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const chats = process.stdin.isTTY && process.stdout.isTTY && options.json !== true;
    if (question === undefined && !chats) {
      console.error('What is the question? Write it after "frameseek ask".');
      return EXIT.usage;
    }
    const videos = options.video?.map((named) => findVideo(engine.videos(), named).id);
    let { conversation } = options;
    let code: ExitCode = EXIT.done;
    for (let next = question ?? (await nextQuestion(session)); next !== undefined; next = chats ? await nextQuestion(session) : undefined) {
      const request = { question: next, ...(conversation !== undefined && { conversation }), ...(videos !== undefined && { videos }) };
      const answered = await askOnce(engine, request, { session, json: options.json === true });
      conversation = answered.conversation;
      code = answered.turn.answer.ended === 'failed' ? EXIT.failed : EXIT.done;
    }
    return code;
  });

interface Answered {
  readonly conversation: string;
  readonly turn: Turn;
}

const askOnce = async (
  engine: Engine, request: Parameters<Engine['ask']>[0], { session, json }: { readonly session: Session; readonly json: boolean },
): Promise<Answered> => {
  let conversation = '';
  const report = (event: AskEvent): void => {
    if (event.type === 'conversation') conversation = event.conversation.id;
    if (!json) show(event);
  };
  const turn = await engine.ask(request, { signal: session.signal, report });
  if (json) console.log(JSON.stringify({ conversation, turn }, undefined, 2));
  else showEnd(turn, conversation);
  return { conversation, turn };
};

/** The next line that is typed; undefined at its end, or when it is empty. */
const nextQuestion = async ({ signal }: Session): Promise<string | undefined> => {
  using lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const line = await Promise.race([lines.question(colour.bold('? '), { signal }), ended]);
  return line.trim() === '' ? undefined : line.trim();
};

const show = (event: AskEvent): void => {
  // The last step is the answer itself, which stands there already.
  if (event.type === 'step' && event.step.kind !== 'answer' && process.stderr.isTTY) console.error(colour.dim(printable(event.step.words)));
  if (event.type === 'text') process.stdout.write(lines(event.text));
  if (event.type === 'retract') process.stdout.write('\n');
};

/** Control characters would be obeyed by a terminal; line ends are meant. */
const lines = (text: string): string => text.split('\n').map(printable).join('\n');

const showEnd = ({ answer }: Turn, conversation: string): void => {
  console.log();
  const cited = new Set(answer.sentences.flatMap(({ citations }) => citations));
  const list = answer.kind === 'none' ? answer.evidence : answer.evidence.filter(({ number }) => answer.kind === 'model' && cited.has(number));
  if (list.length > 0) console.log(`\n${answer.kind === 'none' ? 'The nearest moments:\n' : ''}${list.map((it) => `[${it.number}] ${printable(it.title)}, ${clockSpan(it)}`).join('\n')}`);
  for (const { text, problem } of answer.sentences) {
    if (problem !== undefined) console.error(colour.yellow(`Not grounded (${problem === 'uncited' ? 'no citation' : 'a citation that does not exist'}): ${printable(text)}`));
  }
  for (const note of answer.notes) console.error(colour.yellow(printable(note)));
  const { calls, cachedCalls, inputTokens, outputTokens, frames, framesSaved } = answer.cost;
  const spent = calls + cachedCalls === 0 ? '' : `${plural(calls, 'call')}, ${inputTokens + outputTokens} tokens, ${plural(frames, 'picture')} sent, ${framesSaved} spared; `;
  console.error(colour.dim(`${spent}conversation ${conversation}`));
};
