import { PERMISSIONS, ROLES, type Role } from '@frameseek/core';
import { Argument, Option, type Command } from 'commander';
import { showAudit, type AuditOptions } from '../commands/access/audit.ts';
import { addShare, listShares, revokeShare, type AddShareOptions } from '../commands/access/shares.ts';
import { addToken, listTokens, revokeToken, type AddTokenOptions } from '../commands/access/tokens.ts';
import { addUser, changePassword, changeRole, listUsers, removeUser, type AddUserOptions } from '../commands/access/users.ts';
import type { CommandContext } from './command-context.ts';
import { number, repeatedChoice, time } from './arguments.ts';

/** Days that a token or a link lasts at most. */
const MAX_DAYS = 3_650;

/** The commands about who may what: people, tokens for programs, links, and the log. */
export const addAccessCommands = (program: Command, context: CommandContext): void => {
  addUsers(program, context);
  addTokens(program, context);
  addShares(program, context);
  program.command('audit').description('Show who did what: signed in, made tokens and links, added and removed videos')
    .option('--limit <number>', 'entries at most', number(1, 100_000), 50)
    .option('--json', 'as JSON, the same as GET /api/audit')
    .action((options: AuditOptions) => context.ends(showAudit(context.session(), options)));
};

const addUsers = (program: Command, { session, ends }: CommandContext): void => {
  const users = program.command('users').description('List who may sign in; from the first on, everybody has to')
    .option('--json', 'as JSON, the same as GET /api/users')
    .action((options: { json?: true }) => ends(listUsers(session(), options)));
  users.command('add').description('Let somebody sign in; the password is asked for, or read from standard input')
    .argument('<name>', 'a name or a mail address')
    .addOption(new Option('--role <role>', 'viewer: look and ask; editor: change, too; admin: everything').choices(ROLES))
    .option('--provider', 'they sign in by the OpenID Connect provider of the settings, by this verified mail address or subject')
    .action((name: string, options: AddUserOptions) => ends(addUser(session(), name, options)));
  users.command('role').description('Give somebody another role').argument('<name>').addArgument(new Argument('<role>').choices(ROLES))
    .action((name: string, role: Role) => ends(changeRole(session(), name, role)));
  users.command('password').description('Give somebody a new password, and sign them out everywhere').argument('<name>')
    .action((name: string) => ends(changePassword(session(), name)));
  users.command('remove').description('Let somebody sign in no longer; ends their sessions, tokens and links').argument('<name>')
    .action((name: string) => ends(removeUser(session(), name)));
};

const addTokens = (program: Command, { session, ends }: CommandContext): void => {
  const tokens = program.command('tokens').description('List the tokens of programs')
    .option('--json', 'as JSON, the same as GET /api/tokens')
    .action((options: { json?: true }) => ends(listTokens(session(), options)));
  tokens.command('add').description('Make a token for a program; it is printed this once')
    .argument('<name>', 'what it is for')
    .option('--may <permissions>', `what it may (${PERMISSIONS.join(', ')}; else read); several with commas, or again`, repeatedChoice(PERMISSIONS))
    .option('--days <number>', 'for how long; else until it is revoked', number(1, MAX_DAYS))
    .action((name: string, { may = ['read'], ...options }: Partial<AddTokenOptions>) => ends(addToken(session(), name, { ...options, may })));
  tokens.command('revoke').description('Let a token open nothing any longer').argument('<id>')
    .action((id: string) => ends(revokeToken(session(), id)));
};

const addShares = (program: Command, { session, ends }: CommandContext): void => {
  const shares = program.command('shares').description('List links by which others see something of the library')
    .option('--json', 'as JSON, the same as GET /api/shares')
    .action((options: { json?: true }) => ends(listShares(session(), options)));
  shares.command('add').description('Make a link to a video, or to a stretch of it and nothing around; it is printed this once')
    .argument('<video>', 'its id, path or title')
    .option('--from <time>', 'where it begins: 1:02.5, 90s', time)
    .option('--to <time>', 'where it ends', time)
    .option('--days <number>', 'for how long', number(1, MAX_DAYS), 7)
    .option('--title <title>', 'what it is called there')
    .action((video: string, options: AddShareOptions) => ends(addShare(session(), video, options)));
  shares.command('revoke').description('Let a link open nothing any longer').argument('<id>')
    .action((id: string) => ends(revokeShare(session(), id)));
};
