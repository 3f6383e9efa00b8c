import { readFile } from 'node:fs/promises';
import { Fault, evalReport, type EvalReport } from '@frameseek/core';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { table } from '../terminal/table.ts';
import { printable } from '../terminal/format.ts';

interface EvalOptions {
  readonly json?: true;
  /** A report that was kept with `--json`, before a setting or a model was changed. */
  readonly against?: string;
}

/** `eval`: how well the library is searched, by what was said of results; beside an earlier report where one is given. */
export const evaluate = async (session: Session, { json, against }: EvalOptions): Promise<ExitCode> => {
  const before = against === undefined ? undefined : await readReport(against);
  return withRuntime(session, async ({ engine }) => {
    const report = await engine.evaluate(session);
    if (json) console.log(JSON.stringify(report, undefined, 2));
    else if (report.queries === 0) console.log('Nothing is labelled yet. Say of results in the app whether they are right, then measure again.');
    else show(report, before);
    return EXIT.done;
  });
};

const readReport = async (path: string): Promise<EvalReport> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Fault('file/missing', { path }, { cause });
  });
  try {
    return evalReport.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('input/invalid', { problems: [`${path} is not a report of frameseek eval --json`] }, { cause });
  }
};

type Way = EvalReport['ways'][number];

const COLUMNS: readonly (readonly [title: string, value: (way: Way) => number | undefined])[] = [
  ['video R@1', ({ figures }) => figures.video1],
  ['R@5', ({ figures }) => figures.video5],
  ['MRR', ({ figures }) => figures.mrr],
  ['moment R@1', ({ figures }) => figures.moment['R@1 0.5']],
  ['R@5', ({ figures }) => figures.moment['R@5 0.5']],
  ['R@10', ({ figures }) => figures.moment['R@10 0.5']],
  ['mean IoU', ({ figures }) => figures.meanIou],
  ['no match F1', ({ noMatch }) => noMatch],
  ['bad shown', ({ badShown }) => badShown],
];

const show = (report: EvalReport, before: EvalReport | undefined): void => {
  console.log(`${report.queries} queries, ${report.good} good labels, ${report.bad} bad. Moments count from an overlap (IoU) of 0.5.`);
  const head = ['way', 'n', ...COLUMNS.map(([title]) => title), 'ms'];
  console.log(table(report.ways.map(cells), { head, right: head.map((_, index) => index).slice(1) }));
  if (before === undefined) return;
  console.log(`\nSince ${before.at}:`);
  for (const line of changes(before.indexedBy, report.indexedBy)) console.log(printable(line));
  console.log(table(report.ways.map((way) => difference(before.ways.find((it) => it.way === way.way), way)), { head, right: head.map((_, index) => index).slice(1) }));
};

const cells = (way: Way): string[] =>
  [way.way, String(way.figures.queries), ...COLUMNS.map(([, value]) => value(way)?.toFixed(3) ?? ''), way.figures.p50Ms.toFixed(0)];

const difference = (before: Way | undefined, now: Way): string[] => [
  now.way,
  signed(now.figures.queries - (before?.figures.queries ?? 0), 0),
  ...COLUMNS.map(([, value]) => {
    const [was, is] = [before === undefined ? undefined : value(before), value(now)];
    return was === undefined || is === undefined ? '' : signed(is - was, 3);
  }),
  signed(now.figures.p50Ms - (before?.figures.p50Ms ?? 0), 0),
];

const signed = (value: number, digits: number): string => `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;

const changes = (before: readonly string[], now: readonly string[]): readonly string[] => [
  ...before.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
  ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
];
