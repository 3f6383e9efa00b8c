import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { table } from '../terminal/table.ts';
import { plural, printable, truncate } from '../terminal/format.ts';

const TITLE_WIDTH = 60;

/** `conversations`: what was asked before, the one asked in last first. */
export const listConversations = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const conversations = engine.conversations();
    if (json) console.log(JSON.stringify({ conversations }, undefined, 2));
    else if (conversations.length === 0) console.log('Nothing was asked yet. Ask with: frameseek ask "<question>"');
    else {
      const rows = conversations.map(({ id, title, turns, updatedAt }) =>
        [id, truncate(printable(title), TITLE_WIDTH), plural(turns, 'question'), updatedAt.slice(0, 16).replace('T', ' ')]);
      console.log(table(rows, { head: ['id', 'title', 'asked', 'last'] }));
    }
    return EXIT.done;
  });

/** `conversations rename`. */
export const renameConversation = (session: Session, id: string, title: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    engine.renameConversation(id, title);
    return EXIT.done;
  });

/** `conversations delete`. */
export const deleteConversation = (session: Session, id: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    engine.removeConversation(id);
    return EXIT.done;
  });
