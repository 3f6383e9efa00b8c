import type { Ranking } from '@frameseek/core';

/** Which retriever: pictures and meaning have a space each, words none. */
export type RetrieverId = Pick<Ranking, 'modality' | 'by'> & { readonly space?: string };

export const retrieverName = ({ modality, by, space = '' }: RetrieverId): string => [modality, by, space].filter(Boolean).join(' ');
