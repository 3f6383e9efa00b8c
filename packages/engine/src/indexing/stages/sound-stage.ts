import { soundEvents } from '@frameseek/core';
import type { IndexingStage } from '../indexing-stage.ts';

/** By which rules scores became events: another name makes the stage run again. */
const RULES = 'events-1';

/** What is heard beside words: laughter, applause, music, a siren. In the sound track that players choose, whichever is picked for what is said. */
export const soundStage: IndexingStage = {
  name: 'sound',
  plan: async (context) => {
    const { parts: { models, media, catalog }, video: { id, path, probe }, signal, report } = context;
    if (probe.audio.length === 0) return { off: 'There is no sound.', enter: () => catalog.putSoundEvents(id, []) };
    const tagger = await models.tagger({ signal });
    return {
      by: `${tagger.info.id}/${RULES}`,
      work: async () => {
        const heard = soundEvents(tagger.labels);
        for await (const cell of tagger.tag(media.audio(path, { probe, signal }), { signal })) {
          signal.throwIfAborted();
          heard.add(cell);
          report('sound', { done: cell.end, total: probe.duration, count: 0 });
        }
        const events = heard.events();
        return { count: events.length, enter: () => catalog.putSoundEvents(id, events) };
      },
    };
  },
};
