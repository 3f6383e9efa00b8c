import { readFile, writeFile } from 'node:fs/promises';
import { Fault, REPORT_FORMATS, reportFile, reportRequest, type Report, type ReportEstimate, type ReportFormat, type ReportRequest } from '@frameseek/core';
import { findVideo, type Engine } from '@frameseek/runtime';
import colour from 'picocolors';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { plural, printable } from '../terminal/format.ts';

/** The flags of `report`. */
export interface ReportOptions {
  /** `who`, `amount:number:€`, `cash:yes-no`. */
  readonly field?: readonly string[];
  /** Path of a file of JSON with the same. */
  readonly schema?: string;
  /** Ids, paths or titles. */
  readonly video?: readonly string[];
  /** Name or id. */
  readonly collection?: string;
  readonly most?: string;
  readonly format?: ReportFormat;
  readonly out?: string;
  readonly estimate?: true;
}

/** `report`: a table filled by the language model from the moments that a question finds; told what it costs first. */
export const makeReport = (session: Session, question: string, options: ReportOptions): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const request = await requestOf(engine, question, options);
    const estimate = await engine.reports.estimate(request, session);
    if (options.estimate) {
      console.log(options.format === 'json' ? JSON.stringify(estimate, undefined, 2) : priceOf(estimate));
      return EXIT.done;
    }
    console.error(colour.dim(priceOf(estimate)));
    const table = await engine.reports.make(request, { signal: session.signal, report: ({ read, of, rows }) => console.error(colour.dim(`  ${read} of ${plural(of, 'moment')} read, ${plural(rows.length, 'row')}`)) });
    await write(table, options);
    for (const note of table.notes) console.error(printable(note));
    if (table.refused > 0) console.error(`${plural(table.refused, 'cell')} left out: they rest on no moment that was shown, or are not of their type.`);
    return EXIT.done;
  });

const requestOf = async (engine: Engine, question: string, options: ReportOptions): Promise<ReportRequest> => {
  const parsed = reportRequest.safeParse({
    question, fields: [...(options.schema === undefined ? [] : fieldsIn(await readFile(options.schema, 'utf8'))), ...(options.field ?? []).map(fieldOf)],
    ...(options.video !== undefined && { videos: options.video.map((named) => findVideo(engine.videos(), named).id) }),
    ...(options.collection !== undefined && { collection: collectionNamed(engine, options.collection) }),
    ...(options.most !== undefined && { most: Number(options.most) }),
  });
  if (!parsed.success) throw new Fault('input/invalid', { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) });
  return parsed.data;
};

/** Each is checked with the rest of what is asked for. */
const fieldsIn = (text: string): readonly unknown[] => {
  const read = jsonOf(text);
  if (!Array.isArray(read)) throw new Fault('input/invalid', { problems: ['the schema must be a list in JSON, such as [{"name": "who"}]'] });
  return read as readonly unknown[];
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fieldOf = (text: string): Record<string, string> => {
  const [name = '', type, unit] = text.split(':');
  return { name, ...(type !== undefined && type !== '' && { type }), ...(unit !== undefined && unit !== '' && { unit }) };
};

const collectionNamed = (engine: Engine, named: string): string =>
  engine.collections.list().find(({ id, name }) => id === named || name === named)?.id ?? named;

const write = async (table: Report, { format, out }: ReportOptions): Promise<void> => {
  const text = reportFile(table, format ?? REPORT_FORMATS.find((one) => out?.toLowerCase().endsWith(`.${one}`)) ?? 'md');
  if (out === undefined) console.log(text.trimEnd());
  else await writeFile(out, text);
};

const priceOf = ({ moments, modelCalls, frames, inputTokens, outputTokens, dollars }: ReportEstimate): string =>
  `About ${[plural(moments, 'moment'), plural(modelCalls, 'call of the model', 'calls of the model'), plural(frames, 'picture'), `${(inputTokens + outputTokens).toLocaleString('en')} tokens`,
    ...(dollars === undefined ? [] : [`$${dollars.toFixed(dollars < 0.1 ? 4 : 2)}`])].join(', ')}`;
