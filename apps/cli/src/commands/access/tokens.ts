import { newApiToken, Fault, type Permission } from '@frameseek/core';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { COMMAND_LINE, actor, withAccess } from '../../session/with-access.ts';
import { printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** The flags of `tokens add`. */
export interface AddTokenOptions {
  readonly may: readonly Permission[];
  readonly days?: number;
}

/** `tokens`: those of all programs. */
export const listTokens = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withAccess(session, (access) => {
    const tokens = access.tokens(COMMAND_LINE);
    if (json) console.log(JSON.stringify({ tokens }, undefined, 2));
    else if (tokens.length === 0) console.log('There are no tokens. Make one with: frameseek tokens add <name> --may read');
    else {
      const rows = tokens.map(({ id, name, user = '', permissions, expiresAt = 'never', lastUsedAt = 'never' }) =>
        [id, printable(name), printable(user), permissions.join(', '), expiresAt.slice(0, 10), lastUsedAt.slice(0, 16).replace('T', ' ')]);
      console.log(table(rows, { head: ['id', 'name', 'of', 'may', 'ends', 'last used'] }));
    }
    return Promise.resolve(EXIT.done);
  });

/** `tokens add`: its secret alone on standard output, so that it can be piped to where it belongs. */
export const addToken = (session: Session, name: string, { may, days }: AddTokenOptions): Promise<ExitCode> =>
  withAccess(session, (access) => {
    const checked = newApiToken.safeParse({ name, permissions: may, days });
    if (!checked.success) throw new Fault('input/invalid', { problems: checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) });
    const { secret, made } = access.addToken(checked.data, COMMAND_LINE, actor());
    console.error(`The token ${printable(made.name)}, shown this once. Send it as "Authorization: Bearer <token>".`);
    console.log(secret);
    return Promise.resolve(EXIT.done);
  });

/** `tokens revoke`. */
export const revokeToken = (session: Session, id: string): Promise<ExitCode> =>
  withAccess(session, (access) => {
    access.revoke({ kind: 'token', id }, COMMAND_LINE, actor());
    console.log('It opens nothing any longer.');
    return Promise.resolve(EXIT.done);
  });
