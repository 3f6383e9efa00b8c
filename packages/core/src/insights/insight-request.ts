import { z } from 'zod';

/** All styles of captions. */
export const CAPTION_STYLES = ['brief', 'detailed', 'narrative'] as const;

/** How captions are written: a sentence, all there is to see, or as a story. */
export type CaptionStyle = (typeof CAPTION_STYLES)[number];

/** What can be asked for. Those of `captions`, `summary`, `actions`, `translation` need a language model; the others do without. */
export const insightRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('captions'), style: z.enum(CAPTION_STYLES).default('brief') }),
  z.object({ kind: z.literal('summary') }),
  z.object({ kind: z.literal('chapters') }),
  z.object({ kind: z.literal('highlights'), wish: z.string().trim().min(1).max(300).optional() }),
  z.object({ kind: z.literal('actions') }),
  z.object({ kind: z.literal('track'), object: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal('quality') }),
  z.object({ kind: z.literal('sound') }),
  z.object({ kind: z.literal('storyboard') }),
  z.object({ kind: z.literal('translation'), language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u, 'is no language like de or pt-BR').max(20).describe('Into which language: a BCP 47 code') }),
]);

/** An insight that is asked for. */
export type InsightRequest = z.infer<typeof insightRequest>;

/** A kind of insight. */
export type InsightKind = InsightRequest['kind'];

/** Names what is asked for among all that is made of one video: `chapters`, `captions:brief`, `track:red car`. */
export const insightKey = (request: InsightRequest): string => {
  switch (request.kind) {
    case 'captions':
      return `captions:${request.style}`;
    case 'highlights':
      return request.wish === undefined ? 'highlights' : `highlights:${request.wish}`;
    case 'track':
      return `track:${request.object}`;
    case 'translation':
      return `translation:${request.language}`;
    case 'summary':
    case 'chapters':
    case 'actions':
    case 'quality':
    case 'sound':
    case 'storyboard':
      return request.kind;
    default:
      return request satisfies never;
  }
};
