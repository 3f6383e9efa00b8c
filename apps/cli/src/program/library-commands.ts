import type { Command } from 'commander';
import { listBackups } from '../commands/backup/list-backups.ts';
import { changeSetting, listSettings, type SettingsOptions } from '../commands/library/settings.ts';
import { discardVideo, emptyTrash, listTrash, restoreVideo } from '../commands/library/trash.ts';
import type { CommandContext } from './command-context.ts';

/** Commands about the library as a whole: its settings, its trash, its backups. */
export const addLibraryCommands = (program: Command, context: CommandContext): void => {
  addSettings(program, context);
  addTrash(program, context);
  program.command('backups').description('List the backups that were made without naming a file')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => context.ends(listBackups(context.session(), options)));
};

const addSettings = (program: Command, { session, ends }: CommandContext): void => {
  const settings = program.command('settings').description('List every setting, what it is set to and by whom; those of the environment go before those of the library')
    .option('--set', 'only those that are set')
    .option('--json', 'as JSON, the same as in GET /api/settings')
    .action((options: SettingsOptions) => ends(listSettings(session(), options)));
  settings.command('set').description('Keep a value in the library; a running server goes by it')
    .argument('<name>', 'such as FRAMESEEK_CONCURRENCY, or concurrency for short').argument('<value>')
    .action((name: string, value: string) => ends(changeSetting(session(), name, value)));
  settings.command('unset').description('Go back to what counts where nothing is set').argument('<name>')
    .action((name: string) => ends(changeSetting(session(), name, null)));
};

const addTrash = (program: Command, { session, ends }: CommandContext): void => {
  const trash = program.command('trash').description('List the videos in the trash: nothing finds them, and they can be put back for 30 days')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => ends(listTrash(session(), options)));
  trash.command('add').description('Put a video into the trash; its file stays').argument('<video>', 'its id, path or title')
    .action((video: string) => ends(discardVideo(session(), video)));
  trash.command('restore').description('Put a video back into the library, as it was').argument('<video>', 'its id, path or title')
    .action((video: string) => ends(restoreVideo(session(), video)));
  trash.command('empty').description('Remove everything in the trash for good, now; files stay, uploads are deleted')
    .action(() => ends(emptyTrash(session())));
};
