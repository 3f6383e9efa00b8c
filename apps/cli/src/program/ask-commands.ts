import type { Command } from 'commander';
import { ask, type AskOptions } from '../commands/ask.ts';
import { serveMcp } from '../commands/mcp.ts';
import { deleteConversation, listConversations, renameConversation } from '../commands/conversations.ts';
import { version } from '../session/version.ts';
import { repeated } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** The commands about questions and their answers, of people and of assistants. */
export const addAskCommands = (program: Command, { session, ends }: CommandContext): void => {
  program.command('ask').description('Ask about your videos; on a terminal, ask on until an empty line')
    .argument('[question]', 'in plain words')
    .option('--video <video>', 'only this video (id, path or title), or several: again for each', repeated)
    .option('--conversation <id>', 'go on with this conversation')
    .option('--json', 'the answer with its evidence as JSON')
    .action((question: string | undefined, options: AskOptions) => ends(ask(session(), question, options)));
  program.command('mcp').description('Serve your videos to assistants by the Model Context Protocol, on standard input and output')
    .action(() => ends(serveMcp(session(), version)));
  const conversations = program.command('conversations').description('List what was asked before')
    .option('--json', 'as JSON, the same as GET /api/conversations')
    .action((options: { json?: true }) => ends(listConversations(session(), options)));
  conversations.command('rename').description('Give a conversation another title')
    .argument('<id>').argument('<title>')
    .action((id: string, title: string) => ends(renameConversation(session(), id, title)));
  conversations.command('delete').description('Delete a conversation with all its answers')
    .argument('<id>')
    .action((id: string) => ends(deleteConversation(session(), id)));
};
