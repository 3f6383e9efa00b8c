import { withName, type Speaker, type SpeakerRepository, type VideoId } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { requireVideo } from '../catalog-videos.ts';

/** Who speaks in all videos: a row for each, as all of it is read at once, and a film has a handful of voices. */
export const catalogSpeakers = (db: Database): SpeakerRepository => ({
  putSpeakers: (id, { model, sameVoice, speakers, turns }) => db.transact(() => {
    requireVideo(db, id);
    db.run('INSERT INTO speakers (video_id, model, same_voice, speakers, turns) VALUES (?, ?, ?, ?, ?) ON CONFLICT (video_id) DO UPDATE SET model = excluded.model, same_voice = excluded.same_voice, speakers = excluded.speakers, turns = excluded.turns',
      [id, model, sameVoice, JSON.stringify(speakers), JSON.stringify(turns)]);
  }),
  speakers: (id) => db.first(row, `SELECT ${MODEL}, speakers, turns FROM speakers WHERE video_id = ?`, [id]),
  nameSpeaker: (id, number, name) => changeSpeaker(db, { id, number }, (speaker) => withName(speaker, name)),
  denySpeaker: (id, number, name) => changeSpeaker(db, { id, number }, (speaker) => ({ ...speaker, isNot: [...new Set([...(speaker.isNot ?? []), name])] })),
  allSpeakers: () => db.all(videoRow, `SELECT video_id AS "videoId", ${MODEL}, speakers FROM speakers WHERE ${IN_LIBRARY} ORDER BY video_id`, []),
});

/** Does nothing for a number that there is not. */
const changeSpeaker = (db: Database, { id, number }: { readonly id: VideoId; readonly number: number }, change: (speaker: Speaker) => Speaker): void => db.transact(() => {
  requireVideo(db, id);
  const known = db.first(namedRow, 'SELECT speakers FROM speakers WHERE video_id = ?', [id]);
  if (known === undefined) return;
  const speakers = known.speakers.map((speaker) => (speaker.number === number ? change(speaker) : speaker));
  db.run('UPDATE speakers SET speakers = ? WHERE video_id = ?', [JSON.stringify(speakers), id]);
});

/** Not in the trash. */
const IN_LIBRARY = 'video_id NOT IN (SELECT v.id FROM video v WHERE v.removed_at IS NOT NULL)';
const json = <Schema extends z.ZodType>(schema: Schema) => z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);
const speakers = json(z.array(z.object({ number: z.number(), name: z.string().exactOptional(), isNot: z.array(z.string()).exactOptional(), voice: z.array(z.number()) })));
const turns = json(z.array(z.object({ speaker: z.number(), start: z.number(), end: z.number() })));
const MODEL = 'model, same_voice AS "sameVoice"';
const row = z.object({ model: z.string(), sameVoice: z.number(), speakers, turns });
const namedRow = z.object({ speakers });
const videoRow = z.object({ videoId: z.string(), model: z.string(), sameVoice: z.number(), speakers });
