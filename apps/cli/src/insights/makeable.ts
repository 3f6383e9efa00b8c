import { Fault, type CaptionStyle, type InsightRequest } from '@frameseek/core';

/** What can be made; `shots` is there at once, the others are made once and kept. */
export const MAKEABLE = ['chapters', 'summary', 'captions', 'highlights', 'actions', 'track', 'storyboard', 'shots', 'quality', 'sound'] as const;
export type Makeable = (typeof MAKEABLE)[number];

export interface RequestOptions {
  readonly style: CaptionStyle;
  readonly wish?: string;
  readonly object?: string;
}

/** The request that the command line means. */
export const requestOf = (what: Exclude<Makeable, 'shots'>, { style, wish, object }: RequestOptions): InsightRequest => {
  switch (what) {
    case 'captions':
      return { kind: 'captions', style };
    case 'highlights':
      return { kind: 'highlights', ...(wish !== undefined && { wish }) };
    case 'track':
      if (object === undefined) throw new Fault('input/invalid', { problems: ['track needs --object, such as --object "red car"'] });
      return { kind: 'track', object };
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
