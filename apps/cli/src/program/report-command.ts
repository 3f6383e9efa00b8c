import { REPORT_FORMATS } from '@frameseek/core';
import { Option, type Command } from 'commander';
import { makeReport, type ReportOptions } from '../commands/report.ts';
import { repeated } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** `report`: a cited table from many videos. */
export const addReportCommand = (program: Command, { session, ends }: CommandContext): void => {
  program.command('report').description('List what a question finds in a table, each cell with the moment that it rests on; needs a language model. Stopped, the same command goes on where it was')
    .argument('<question>', 'what every row is, such as "every scene in which money changes hands"')
    .option('--field <name:type:unit>', 'a column: who, "how much:number:€", cash:yes-no; again for each', repeated)
    .option('--schema <file>', 'the columns as JSON: [{"name": "how much", "type": "number", "unit": "€"}]')
    .option('--video <video>', 'only this video (id, path or title), or several: again for each', repeated)
    .option('--collection <name>', 'read the moments of this collection (id or name)')
    .option('--most <n>', 'moments that are read at most (60)')
    .addOption(new Option('--format <format>', 'of the table; otherwise by the ending of --out, or md').choices(REPORT_FORMATS))
    .option('--out <file>', 'write it to this file')
    .option('--estimate', 'say what it would cost, and make nothing')
    .action((question: string, options: ReportOptions) => ends(makeReport(session(), question, options)));
};
