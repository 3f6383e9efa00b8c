import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { withAccess } from '../../session/with-access.ts';
import { printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** The flags of `audit`. */
export interface AuditOptions {
  readonly limit: number;
  readonly json?: true;
}

/** `audit`: who did what, newest first. */
export const showAudit = (session: Session, { limit, json }: AuditOptions): Promise<ExitCode> =>
  withAccess(session, (access) => {
    const entries = access.auditEntries({ limit });
    if (json) console.log(JSON.stringify({ entries }, undefined, 2));
    else if (entries.length === 0) console.log('Nothing is noted yet: only what people do who had to sign in, and what is done to who may what.');
    else {
      const rows = entries.map(({ at, who, action, target = '', address = '' }) => [at.slice(0, 19).replace('T', ' '), printable(who), action, printable(target), address]);
      console.log(table(rows, { head: ['when (UTC)', 'who', 'what', 'whom or which', 'from'] }));
    }
    return Promise.resolve(EXIT.done);
  });
