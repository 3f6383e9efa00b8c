import { EXPORT_FORMATS } from '@frameseek/core';
import { Option, type Command } from 'commander';
import { exportMoments, type ExportOptions } from '../commands/export-moments.ts';
import { number, time } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** `export`: what was found leaves the library as files. */
export const addExportCommand = (program: Command, { session, ends }: CommandContext): void => {
  program.command('export').description('Take moments away: a clip, a film of several, a picture, or a list for an editing program')
    .argument('[video]', 'its id, path or title')
    .option('--from <time>', 'where it begins: 1:02.5, 90s', time)
    .option('--to <time>', 'where it ends; else at the end of the video', time)
    .option('--at <time>', 'for png: of which moment', time)
    .option('--query <query>', 'the moments that this search finds, instead of one stretch')
    .option('--nearest', 'with --query: the nearest moments where nothing matches well, as search shows them')
    .option('--limit <number>', 'moments at most', number(1, 999), 10)
    .addOption(new Option('--format <format>', 'what to write; else by the ending of --out').choices([...EXPORT_FORMATS, 'png']))
    .option('--out <file>', 'where to; lists go to standard output without it')
    .option('--title <title>', 'of the film or list')
    .option('--exact', 'begin at the very frame, encoded anew; else a single mp4 is copied from the I-frame before')
    .option('--width <pixels>', 'of films and GIFs; never enlarged', number(16, 8192))
    .option('--no-captions', 'srt and vtt: the titles of the moments instead of what is said')
    .addHelpText('after', HELP)
    .action((video: string | undefined, options: ExportOptions) => ends(exportMoments(session(), video, options)));
};

const HELP = `
  frameseek export holiday --from 1:00 --to 1:20 --exact --out beach.mp4
  frameseek export --query 'dog on the beach' --out dogs.mp4       one film of all moments
  frameseek export --query 'dog on the beach' --format edl > dogs.edl
  frameseek export --query 'dog on the beach' --out dogs.zip       clips with their EDL, for an editing program
  frameseek export holiday --at 1:05 --out beach.png
Formats: mp4, webm, gif; zip (a clip of each moment, and an EDL of the clips); edl (CMX 3600), fcpxml, otio, csv, json, srt, vtt; png.
`;
