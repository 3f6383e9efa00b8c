import { Fault, insightRequest, type CaptionStyle, type InsightRequest } from '@frameseek/core';

/** What `make` takes; `shots` is there at once, the others are made once and kept. */
export const MAKE_TARGETS = ['chapters', 'summary', 'captions', 'highlights', 'actions', 'track', 'storyboard', 'shots', 'quality', 'sound', 'translation'] as const;

/** One of the things that `make` takes. */
export type MakeTarget = (typeof MAKE_TARGETS)[number];

/** The flags of `make` that change what is made. */
export interface InsightOptions {
  readonly style: CaptionStyle;
  /** Of highlights: what they should show. */
  readonly wish?: string;
  /** Of a track: what to look for. */
  readonly object?: string;
  /** Of a translation: into which language. */
  readonly to?: string;
}

/** The request that the command line means. Throws `input/invalid` for a track of nothing, and a translation into no language. */
export const insightRequestOf = (what: Exclude<MakeTarget, 'shots'>, { style, wish, object, to }: InsightOptions): InsightRequest => {
  switch (what) {
    case 'captions':
      return { kind: 'captions', style };
    case 'highlights':
      return { kind: 'highlights', ...(wish !== undefined && { wish }) };
    case 'track':
      if (object === undefined) throw new Fault('input/invalid', { problems: ['track needs --object, such as --object "red car"'] });
      return { kind: 'track', object };
    case 'translation': {
      const request = insightRequest.safeParse({ kind: 'translation', language: to });
      if (!request.success) throw new Fault('input/invalid', { problems: ['translation needs --to, a language code such as --to de or --to pt-BR'] });
      return request.data;
    }
    case 'chapters':
    case 'summary':
    case 'actions':
    case 'storyboard':
    case 'quality':
    case 'sound':
      return { kind: what };
    default:
      return what satisfies never;
  }
};
