import { z } from 'zod';

/** What may be wrong with a library. */
const FINDING_KINDS = ['lost', 'orphans', 'leftovers', 'missing', 'changed', 'unseen', 'vectors', 'pictures', 'uploads'] as const;

const counts = z.object({ words: z.number(), vectors: z.number() });

/** Something in a library that is not as it should be. */
export const libraryFinding = z.object({
  kind: z.enum(FINDING_KINDS),
  count: z.number().int().positive(),
  examples: z.array(z.string()).describe('Names of some of them'),
  words: z.string().describe('What it is, as a sentence'),
  isRepaired: z.boolean(),
});

/** Something in a library that is not as it should be. */
export type LibraryFinding = Readonly<z.infer<typeof libraryFinding>>;

/** How catalog, store and disk go together. */
export const libraryReport = z.object({
  store: z.object({ id: z.string(), name: z.string() }),
  videos: z.number(),
  held: counts.describe('Segments that the store was given'),
  found: counts.describe('Segments that lie in it'),
  findings: z.array(libraryFinding),
});

/** How catalog, store and disk go together. */
export type LibraryReport = z.infer<typeof libraryReport>;
