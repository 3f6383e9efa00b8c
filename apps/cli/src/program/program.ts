import { MODALITIES, SAMPLING_STRATEGIES, type Modality, type SamplingStrategy } from '@frameseek/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { addAccessCommands } from './access-commands.ts';
import { addAskCommands } from './ask-commands.ts';
import { repeated, repeatedChoice } from './arguments.ts';
import { backup } from '../commands/backup/backup.ts';
import { restore } from '../commands/backup/restore.ts';
import { showCosts, type CostsOptions } from '../commands/costs.ts';
import { doctor } from '../commands/doctor.ts';
import { evaluate } from '../commands/evaluate.ts';
import { indexVideos } from '../commands/indexing/index-videos.ts';
import { search } from '../commands/search.ts';
import { serve } from '../commands/serve.ts';
import { worker } from '../commands/indexing/worker.ts';
import type { ExitCode } from '../session/exit-code.ts';
import { addExportCommand } from './export-command.ts';
import { addLibraryCommands } from './library-commands.ts';
import { addLiveCommands } from './live-commands.ts';
import { addMakeCommand } from './make-command.ts';
import { addReportCommand } from './report-command.ts';
import { addModelCommands, addStoreCommands } from './model-commands.ts';
import { addVideoCommands } from './video-commands.ts';
import type { Session } from '../session/session.ts';
import { version } from '../session/version.ts';

interface ProgramOptions {
  readonly signal: AbortSignal;
  /** Told the exit code of the command that ran. */
  readonly end: (code: ExitCode) => void;
}

/** The commands with their options; each works in a session, which knows the settings and when to stop. */
export const makeProgram = ({ signal, end }: ProgramOptions): Command => {
  const program = new Command('frameseek')
    .description('Search inside your videos in plain words, and land on the moment.')
    .version(version, '--version', 'show the version')
    .option('--library <folder>', 'folder of the library (FRAMESEEK_LIBRARY; ./library)')
    .exitOverride()
    .showHelpAfterError('(frameseek --help shows what there is)');
  const session = (): Session => ({ signal, settings: { FRAMESEEK_LIBRARY: program.opts<{ library?: string }>().library } });
  const ends = async (result: Promise<ExitCode>): Promise<void> => end(await result);
  addServe(program, (paths, options) => ends(serve(session(), paths, options)));
  addIndex(program, (paths, options) => ends(indexVideos(session(), paths, options)));
  program.command('worker').description('Work on what other programs put into the queue of the library, here or on another computer, until it is stopped')
    .option('--concurrency <number>', 'videos at the same time (FRAMESEEK_CONCURRENCY; 1)', wholeNumber)
    .option('--stages <names>', 'what it does of a video, of visual, speech, screen, sound, with commas between them (FRAMESEEK_STAGES; all)')
    .action((options: { concurrency?: number; stages?: string }) => ends(worker(session(), options)));
  addSearch(program, (query, options) => ends(search(session(), query, options)));
  addAskCommands(program, { session, ends });
  addMakeCommand(program, { session, ends });
  addReportCommand(program, { session, ends });
  addExportCommand(program, { session, ends });
  addAccessCommands(program, { session, ends });
  addVideoCommands(program, { session, ends });
  addLibraryCommands(program, { session, ends });
  addLiveCommands(program, { session, ends });
  program.command('eval').description('Measure how well the library is searched, by what was said of results in the app')
    .option('--json', 'as JSON, to be kept for --against')
    .option('--against <report>', 'show what changed since that report: another model, another sampling')
    .action((options: { json?: true; against?: string }) => ends(evaluate(session(), options)));
  addModelCommands(program, { session, ends });
  addStoreCommands(program, { session, ends });
  program.command('costs').description('Show what language models have cost, and their newest calls')
    .option('--limit <number>', 'calls at most', limit, 20)
    .option('--json', 'as JSON, the same as GET /api/costs')
    .action((options: CostsOptions) => ends(showCosts(session(), options)));
  program.command('backup').description('Write the library into one file; it may be indexed into meanwhile')
    .argument('[file]', 'such as library.tar; without it, a new one in the folder of backups (FRAMESEEK_BACKUPS)')
    .option('--no-media', 'without uploads, which may be large')
    .action((file: string | undefined, options: { media: boolean }) => ends(backup(session(), file, options)));
  program.command('restore').description('Put a backup in the place of the library, once it has proved to be sound; what is there now is gone then')
    .argument('<file>')
    .action((file: string) => ends(restore(session(), file)));
  program.command('doctor').description('Check every part, and whether catalog, store and disk go together, and say how to fix what is off')
    .option('--repair', 'set right what does not go together: queue what was lost, remove what is left over')
    .action((options: { repair?: true }) => ends(doctor(session(), options)));
  return program;
};

type Run<Subject, Options> = (subject: Subject, options: Options) => Promise<void>;

const addServe = (program: Command, run: Run<string[], { port?: number }>): void => {
  program.command('serve').description('Open the library in the browser, and index what is named; `frameseek ./videos` is short for it')
    .argument('[paths...]', 'folders, which are followed from now on, and files')
    .option('--port <number>', 'port of the web app (FRAMESEEK_WEB_PORT; 4300)', wholeNumber)
    .action(run);
};

const addIndex = (program: Command, run: Run<string[], { sampling?: SamplingStrategy; watch?: true; priority?: number }>): void => {
  program.command('index').description('Index videos, so that they can be searched')
    .argument('<paths...>', 'files and folders')
    .addOption(new Option('--sampling <strategy>', 'which frames are looked at').choices(SAMPLING_STRATEGIES))
    .option('--priority <number>', 'higher goes first', wholeNumber)
    .option('--watch', 'go on, and index what is added or changed')
    .action(run);
};

const addSearch = (
  program: Command,
  run: Run<string, { limit: number; modality?: readonly Modality[]; video?: readonly string[]; image?: string; lookTwice?: true; json?: true }>,
): void => {
  program.command('search').description('Find moments by what you remember of them')
    .argument('[query]', 'plain words, or the query language below', '')
    .option('--limit <number>', 'moments at most', limit, 10)
    .option('--modality <way>', `only these ways of finding (${MODALITIES.join(', ')}); several with commas, or again`, repeatedChoice(MODALITIES))
    .option('--video <video>', 'only in this video (id, path or title), or in several: again for each', repeated)
    .option('--image <file>', 'moments that look like this picture, together with the words where there are any')
    .option('--look-twice', 'look again at the best at more of their frames: tighter edges and a new order, some seconds later')
    .option('--json', 'as JSON, the same as GET /api/search (with --look-twice as POST /api/search/closer)')
    .addHelpText('after', QUERY_HELP)
    .action(run);
};

const QUERY_HELP = `
The query language (quote the whole query for your shell):
  'a dog on the beach'                     plain words
  '"closed today"'                         said or shown exactly so
  'garden -rain -"good evening"'           without what stands after a minus
  'red car then crowd within 20s'          one after the other; a minute where nothing is said
  'said:invoice shown:"Chapter 2" seen:dog'  heard, on the screen, in the picture; all at the same time
  'described:wizard'                       in captions, actions and tracked objects (frameseek make)
  'goal in:"cup final" after:45:00'        in videos with this title or path, and from this position on
  'goal tag:holiday -tag:done'             in videos with this tag (frameseek tag <video> holiday)
  'birthday after:2024-06 before:2025'     by the date of recording
  'interview longer:10min shorter:1h'      by the length of the video
  'beach on:2024-05 near:Lisbon'           by the day and the place of the recording
A query that begins with a minus comes after --: frameseek search -- '-rain garden'
`;

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
};

const limit = (text: string): number => {
  const value = wholeNumber(text);
  if (value < 1 || value > 100) throw new InvalidArgumentError('It must be between 1 and 100.');
  return value;
};
