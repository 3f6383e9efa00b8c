/** Moments that people keep together, in an order of their own: zod first, as all of it is stored and sent. */
import { z } from 'zod';

/** Moments of one collection at most: an edit list of a long film. */
export const MAX_COLLECTED = 1_000;

const place = z.number().min(0).max(10_000_000).describe('Seconds on the time line of the video');
const name = z.string().trim().min(1).max(120);
const title = z.string().trim().max(300);
const marker = z.boolean().optional().describe('It marks a place: edit lists have it as a marker of the moments in which it lies');
const note = z.string().trim().max(2_000).describe('What somebody wrote about it');

/** A moment to be collected; `start` and `end` in seconds. */
const newItem = z.object({ video: z.string().min(1).max(100), start: place, end: place, title: title.default(''), note: note.default(''), marker })
  .refine(({ start, end }) => end > start, 'The end must lie behind the start').describe('end must lie behind start');
/** A moment to be collected. */
export type NewCollectionItem = z.output<typeof newItem>;

/** A moment in a collection. */
const collectionItem = z.object({ id: z.string(), video: z.string(), start: place, end: place, title, note, marker });

/** A collection without its moments; `seconds`: of all of them together. */
const collectionSummary = z.object({
  id: z.string(), name: z.string(), folder: z.string().optional().describe('The folder that it lies in'),
  count: z.number().int().describe('How many moments it holds'), seconds: z.number().describe('How long they are together'),
  createdAt: z.string(), updatedAt: z.string(),
});
/** A collection without its moments. */
export type CollectionSummary = z.infer<typeof collectionSummary>;

/** A collection with its moments in their order. */
export const collection = collectionSummary.omit({ count: true, seconds: true }).extend({ items: z.array(collectionItem) });
/** A collection with its moments in their order. */
export type Collection = z.infer<typeof collection>;

/** What `GET /api/collections` answers. */
export const collectionList = z.object({ collections: z.array(collectionSummary).describe('By folder and name') });

/** A collection to be made. */
export const newCollection = z.object({ name, folder: name.optional() });
/** A collection to be made. */
export type NewCollection = z.infer<typeof newCollection>;

/** Another name, folder or order for a collection. */
export const changeCollection = z
  .object({
    name: name.optional(),
    folder: name.nullable().optional().describe('null: it lies in no folder'),
    order: z.array(z.string().max(100)).max(MAX_COLLECTED).optional().describe('Ids of its moments in their new order; those that are left out stay behind them'),
    clear: z.literal(true).optional().describe('Takes all moments out'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'it changes nothing')
  .meta({ minProperties: 1 });
/** Another name, folder or order for a collection. */
export type CollectionChange = z.infer<typeof changeCollection>;

/** Moments to be collected, behind those that are there. */
export const collectRequest = z.object({ items: z.array(newItem).min(1).max(MAX_COLLECTED) });

/** Another title or note for a moment of a collection. */
export const changeCollectionItem = z.object({ title: title.optional(), note: note.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'it changes nothing')
  .meta({ minProperties: 1 });
/** Another title or note for a moment of a collection. */
export type CollectionItemChange = z.infer<typeof changeCollectionItem>;
