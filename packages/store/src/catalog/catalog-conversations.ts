import { Fault, turn, type Conversation, type ConversationRepository, type NewConversation, type Turn } from '@frameseek/core';
import { z } from 'zod';
import { json } from '../database/row.ts';
import type { Database } from '../database/database.ts';

/** Conversations and their turns. `now` gives milliseconds since 1970. */
export const catalogConversations = (db: Database, now: () => number): ConversationRepository => ({
  putConversation: (conversation) => db.transact(() => putConversation(db, conversation, iso(now()))),
  conversation: (id) => db.first(conversationRow, `SELECT ${CONVERSATION} FROM conversation WHERE id = ?`, [id]),
  conversations: () => db.all(conversationRow, `SELECT ${CONVERSATION} FROM conversation ORDER BY updated_at DESC, number DESC`),
  renameConversation: (id, title) => mustChange(id, db.run('UPDATE conversation SET title = ? WHERE id = ?', [title, id])),
  removeConversation: (id) => mustChange(id, db.run('DELETE FROM conversation WHERE id = ?', [id])),
  putTurn: (id, added) => db.transact(() => putTurn(db, { id, added, at: iso(now()) })),
  turns: (id) =>
    db.all(turnRow, 'SELECT content FROM turn WHERE conversation_id = ? ORDER BY number', [id]).map(({ content }): Turn => content),
});

const putConversation = (db: Database, { id, title, videoIds }: NewConversation, at: string): void => {
  db.run(
    `INSERT INTO conversation (id, title, video_ids, created_at, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, video_ids = excluded.video_ids`,
    [id, title, JSON.stringify(videoIds), at, at]);
};

const putTurn = (db: Database, { id, added, at }: { id: string; added: Turn; at: string }): void => {
  mustChange(id, db.run('UPDATE conversation SET updated_at = ? WHERE id = ?', [at, id]));
  db.run(
    `INSERT INTO turn (id, conversation_id, content) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET content = excluded.content`, [added.id, id, JSON.stringify(added)]);
};

const mustChange = (id: string, changed: number): void => {
  if (changed === 0) throw new Fault('library/unknown-conversation', { id });
};

const iso = (ms: number): string => new Date(ms).toISOString();

const CONVERSATION = `id, title, video_ids AS videoIds, created_at AS createdAt, updated_at AS updatedAt,
  (SELECT count(*) FROM turn WHERE conversation_id = conversation.id) AS turns`;
const conversationRow: z.ZodType<Conversation> = z.object({
  id: z.string(), title: z.string(), videoIds: json(z.array(z.string())), createdAt: z.string(), updatedAt: z.string(), turns: z.number(),
});
const turnRow = z.object({ content: json(turn) });
