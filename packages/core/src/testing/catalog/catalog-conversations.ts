import { describe, expect, it } from 'vitest';
import type { Turn } from '../../answering/conversation.ts';
import type { OnCatalog } from './opened-catalog.ts';

const TURN: Turn = {
  id: 't1', question: "Who's “there”?", query: 'there', askedAt: '2026-01-01T00:00:00.000Z',
  answer: {
    kind: 'model', text: 'A cat [1].', sentences: [{ text: 'A cat.', citations: [1] }],
    evidence: [{ number: 1, videoId: 'a'.repeat(32), title: 'A', start: 0.1, end: 2.5, at: 1, frames: [0.5, 1.5], said: 'Miaow.', foundBy: ['visual'] }],
    steps: [{ kind: 'search', words: 'Searched', tookMs: 4.5 }],
    cost: { model: 'm', calls: 1, cachedCalls: 0, inputTokens: 5, outputTokens: 6, frames: 2, framesSaved: 40, tookMs: 10.5 },
    ended: 'stopped', notes: ['a note'],
  },
};
const unknown = { code: 'library/unknown-conversation', facts: { id: 'nowhere' } };
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

/** Conversations and their turns. */
export const catalogConversationContract = (on: OnCatalog): void => {
  describe('conversations', () => {
    it('come back as they were put, for every handle', on(({ catalog, again }) => {
      catalog.putConversation({ id: 'c', title: "O'Hara's cat", videoIds: ['v1', 'v2'] });
      expect(again().conversation('c')).toEqual({
        id: 'c', title: "O'Hara's cat", videoIds: ['v1', 'v2'], turns: 0, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z',
      });
      expect(catalog.conversation('nowhere')).toBeUndefined();
    }));

    it('are listed by the last turn, newest first', on(({ catalog, clock }) => {
      for (const id of ['a', 'b', 'c']) catalog.putConversation({ id, title: id, videoIds: [] });
      clock.ms += 1_000;
      catalog.putTurn('a', TURN);
      expect(catalog.conversations().map(({ id, turns }) => `${id} ${turns}`)).toEqual(['a 1', 'c 0', 'b 0']);
      expect(catalog.conversations()[0]?.updatedAt).toBe('2026-01-01T00:00:01.000Z');
    }));

    it('are renamed, and take other videos, without losing their turns', on(({ catalog }) => {
      catalog.putConversation({ id: 'c', title: 'old', videoIds: [] });
      catalog.putTurn('c', TURN);
      catalog.renameConversation('c', 'Новое');
      expect(catalog.conversation('c')).toMatchObject({ title: 'Новое', turns: 1 });
      catalog.putConversation({ id: 'c', title: 'newer', videoIds: ['v'] });
      expect(catalog.conversation('c')).toMatchObject({ title: 'newer', videoIds: ['v'], turns: 1 });
    }));

    it('are removed with their turns', on(({ catalog }) => {
      catalog.putConversation({ id: 'c', title: 'old', videoIds: [] });
      catalog.putTurn('c', TURN);
      catalog.removeConversation('c');
      expect(catalog.conversations()).toEqual([]);
      expect(catalog.turns('c')).toEqual([]);
    }));

    it('must be there', on(({ catalog }) => {
      expect(thrown(() => catalog.renameConversation('nowhere', 'x'))).toMatchObject(unknown);
      expect(thrown(() => catalog.removeConversation('nowhere'))).toMatchObject(unknown);
      expect(thrown(() => catalog.putTurn('nowhere', TURN))).toMatchObject(unknown);
      expect(catalog.turns('nowhere')).toEqual([]);
    }));
  });

  describe('turns', () => {
    it('come back whole, oldest first', on(({ catalog, again }) => {
      catalog.putConversation({ id: 'c', title: 'c', videoIds: [] });
      catalog.putTurn('c', TURN);
      catalog.putTurn('c', { ...TURN, id: 't2', question: 'And then?' });
      expect(again().turns('c')).toEqual([TURN, { ...TURN, id: 't2', question: 'And then?' }]);
    }));

    it('are replaced where they stand', on(({ catalog }) => {
      catalog.putConversation({ id: 'c', title: 'c', videoIds: [] });
      for (const id of ['t1', 't2']) catalog.putTurn('c', { ...TURN, id });
      catalog.putTurn('c', { ...TURN, question: 'again' });
      expect(catalog.turns('c').map(({ id, question }) => `${id} ${question}`)).toEqual(['t1 again', `t2 ${TURN.question}`]);
    }));
  });
};
