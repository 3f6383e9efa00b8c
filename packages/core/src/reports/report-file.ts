import { toCsv } from '../text/to-csv.ts';
import { clockTime } from '../time/notation/clock-time.ts';
import type { Report, ReportCell, ReportField, ReportMoment } from './report.ts';

/** All formats of reports. */
export const REPORT_FORMATS = ['csv', 'json', 'md'] as const;
/** A table for spreadsheets, all of it as data, or a table to read. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report as the text of a file; each cell with the moment that it rests on. */
export const reportFile = (report: Report, format: ReportFormat): string => {
  switch (format) {
    case 'csv':
      return toCsv([report.fields.flatMap((field) => [headOf(field), `${field.name} rests on`]), ...cellsOf(report, (cell, moment) => [typeof cell.value === 'number' ? cell.value : textOf(cell), placeOf(moment)], ['', ''])]);
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'md':
      return toMarkdown(report);
    default:
      return format satisfies never;
  }
};

const headOf = ({ name, unit }: ReportField): string => (unit === undefined ? name : `${name} (${unit})`);
const textOf = ({ value }: ReportCell): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
const placeOf = ({ title, at }: ReportMoment): string => `${title}, ${clockTime(at)}`;

/** Rows in which each cell is what `write` makes of it, or `empty`. */
const cellsOf = <Value>({ rows, moments }: Report, write: (cell: ReportCell, moment: ReportMoment) => readonly Value[], empty: readonly Value[]): Value[][] => {
  const numbered = new Map(moments.map((moment) => [moment.number, moment]));
  return rows.map(({ cells }) => cells.flatMap((cell) => {
    const moment = cell === null ? undefined : numbered.get(cell.moment);
    return cell === null || moment === undefined ? [...empty] : [...write(cell, moment)];
  }));
};

const toMarkdown = (report: Report): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const notes = [...report.moments].toSorted((a, b) => a.number - b.number).map((moment) => `- [${moment.number}] ${escaped(placeOf(moment))}`);
  return [
    `# ${escaped(report.question)}`, '', line(report.fields.map((field) => escaped(headOf(field)))), line(report.fields.map(() => '---')),
    ...cellsOf(report, (cell) => [`${escaped(textOf(cell))} [${cell.moment}]`], ['']).map(line), '', ...notes,
  ].join('\n') + '\n';
};

/** Words of strangers are no markup. */
const escaped = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>|#]/gu, String.raw`\$&`);
