import { writeFile } from 'node:fs/promises';
import { insightKey, isAbort, type Insight, type InsightEstimate, type InsightRequest, type Task } from '@frameseek/core';
import { findVideo, type Engine } from '@frameseek/runtime';
import { SingleBar, Presets } from 'cli-progress';
import colour from 'picocolors';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { insightText } from '../insights/insight-text.ts';
import { insightRequestOf, type MakeTarget, type InsightOptions } from '../insights/insight-request.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { plural, printable } from '../terminal/format.ts';
import { writeInsight } from '../insights/write-insight.ts';

/** The flags of `make`. */
export interface MakeOptions extends InsightOptions {
  readonly out?: string;
  readonly json?: true;
  readonly estimate?: true;
  readonly again?: true;
}

/** `make`: shows what was made before, or makes it now, showing how it goes. */
export const makeInsight = (session: Session, { what, video: named }: { what: MakeTarget; video: string }, options: MakeOptions): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id, title } = findVideo(engine.videos(), named);
    if (what === 'shots') {
      const isJson = options.json === true || options.out?.toLowerCase().endsWith('.json') === true;
      return showShots(isJson ? JSON.stringify(engine.insights.shots(id), undefined, 2) : engine.insights.shotList(id), options.out);
    }
    const request = insightRequestOf(what, options);
    const estimate = engine.insights.estimate(id, request);
    if (options.estimate) {
      console.log(options.json ? JSON.stringify(estimate, undefined, 2) : formatEstimate(estimate));
      return EXIT.done;
    }
    const { signal } = session;
    const insight = (options.again ? undefined : keptOf(engine, id, request)) ?? (await make(engine, { id, request, estimate, signal }));
    if (insight === undefined) return EXIT.failed;
    if (options.out !== undefined) for (const path of await writeInsight(insight, options.out, { engine, id, title, signal })) console.error(`Written: ${printable(path)}`);
    else if (options.json) console.log(JSON.stringify(insight, undefined, 2));
    else console.log(textOf(engine, id, insight));
    return EXIT.done;
  });

const keptOf = (engine: Engine, id: string, request: InsightRequest): Insight | undefined =>
  engine.insights.of(id).insights.find(({ key }) => key === insightKey(request));

interface Making {
  readonly id: string;
  readonly request: InsightRequest;
  readonly estimate: InsightEstimate;
  readonly signal: AbortSignal;
}

/** Undefined when it could not be made: the reason is on standard error then. */
const make = async (engine: Engine, { id, request, estimate, signal }: Making): Promise<Insight | undefined> => {
  const task = engine.insights.make(id, request);
  if (estimate.modelCalls > 0) console.error(colour.dim(formatEstimate(estimate)));
  using progress = showProgress(request.kind);
  const [ended] = await engine.insights.finish([task.id], { signal, report: ([now]) => progress.show(now) }).catch((error: unknown) => {
    progress[Symbol.dispose]();
    if (isAbort(error)) console.error('Stopped. The same command goes on where this one was.');
    throw error;
  });
  progress[Symbol.dispose]();
  const insight = keptOf(engine, id, request);
  if (ended?.state === 'done' && insight !== undefined) return insight;
  console.error(printable(ended?.fault?.message ?? `Making ${request.kind} was cancelled.`));
  return undefined;
};

interface MakeProgress extends Disposable {
  show(task: Task | undefined): void;
}

/** A bar on a terminal; elsewhere a line whenever the work has gone on by a tenth. */
const showProgress = (kind: string): MakeProgress => {
  if (!process.stderr.isTTY) {
    let tenths = 0;
    const show = (task: Task | undefined): void => {
      if (task === undefined || Math.floor(task.done * 10) <= tenths) return;
      tenths = Math.floor(task.done * 10);
      console.error(`  ${kind}: ${Math.round(task.done * 100)} %${task.words === undefined ? '' : `, ${task.words}`}`);
    };
    return { show, [Symbol.dispose]: () => undefined };
  }
  const bar = new SingleBar({ format: `{bar} ${kind} {words}`, barsize: 20, hideCursor: true, clearOnComplete: true, stream: process.stderr }, Presets.shades_grey);
  bar.start(1, 0, { words: '' });
  return { show: (task) => task !== undefined && bar.update(task.done, { words: task.words ?? '' }), [Symbol.dispose]: () => bar.stop() };
};

/** "About 40 calls of the model, 240 pictures, 66,000 tokens, $0.02". */
const formatEstimate = ({ modelCalls, frames, inputTokens, outputTokens, dollars }: InsightEstimate): string => {
  if (modelCalls === 0) return 'No call of a language model: it costs nothing.';
  const tokens = `${(inputTokens + outputTokens).toLocaleString('en')} tokens`;
  return `About ${[plural(modelCalls, 'call of the model', 'calls of the model'), plural(frames, 'picture'), tokens, ...(dollars === undefined ? [] : [`$${dollars.toFixed(dollars < 0.1 ? 4 : 2)}`])].join(', ')}`;
};

/** Pictures are told where they lie. */
const textOf = (engine: Engine, id: string, insight: Insight): string => {
  if (insight.kind === 'storyboard') return engine.insights.picture(id, 'storyboard');
  return insight.kind === 'sound' ? insight.data.pictures.map((picture) => engine.insights.picture(id, picture)).join('\n') : insightText(insight);
};

const showShots = async (text: string, out: string | undefined): Promise<ExitCode> => {
  if (out === undefined) console.log(text.trimEnd());
  else await writeFile(out, text);
  return EXIT.done;
};
