import type { Command } from 'commander';
import { addStream, listAlerts, listStreams, pauseStream, removeStream, type AddStreamFlags } from '../commands/live.ts';
import type { CommandContext } from './command-context.ts';
import { number } from './arguments.ts';

/** The commands about streams, and what rang. */
export const addLiveCommands = (program: Command, { session, ends }: CommandContext): void => {
  const streams = program.command('stream').description('List the streams that are recorded')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => ends(listStreams(session(), options)));
  streams.command('add').description('Record a stream while serve or worker runs: it can be searched seconds after it happens')
    .argument('<url>', 'http, https (HLS), rtsp, rtmp, srt, udp, tcp (MPEG-TS), or a folder into which a recorder writes pieces')
    .option('--name <name>', 'what it is called; else its host')
    .option('--days <number>', 'days that recordings are kept (7)', number(0.01, 3_650))
    .option('--gigabytes <number>', 'gigabytes that they may take (20)', number(0.01, 1_000_000))
    .action((url: string, options: AddStreamFlags) => ends(addStream(session(), url, options)));
  streams.command('pause').description('Record a stream no longer, for now').argument('<stream>', 'its name or id').action((name: string) => ends(pauseStream(session(), name, true)));
  streams.command('resume').description('Record a stream again, also one that has ended').argument('<stream>').action((name: string) => ends(pauseStream(session(), name, false)));
  streams.command('remove').description('Remove a stream; its recordings stay').argument('<stream>').option('--recordings', 'remove them, too')
    .action((name: string, options: { recordings?: boolean }) => ends(removeStream(session(), name, options)));
  program.command('alerts').description('List what rang: matches of saved searches in what is new')
    .option('--limit <number>', 'alerts at most', number(1, 100_000), 50)
    .option('--unseen', 'only what nobody has seen')
    .option('--seen', 'mark all as seen, after they are listed')
    .option('--json', 'as JSON')
    .action((options: { json?: true; limit: number; unseen?: true; seen?: true }) => ends(listAlerts(session(), options)));
};
