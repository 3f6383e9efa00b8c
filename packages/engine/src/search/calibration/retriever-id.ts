import type { Ranking } from '@frameseek/core';

/** Which way of looking: pictures and meaning have a space each, words none. */
export type WayOfLooking = Pick<Ranking, 'modality' | 'by'> & { readonly space?: string };

export const wayName = ({ modality, by, space = '' }: WayOfLooking): string => [modality, by, space].filter(Boolean).join(' ');
