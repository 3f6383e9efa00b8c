import type { Stage } from './stage.ts';

/** All modalities. */
export const MODALITIES = ['visual', 'speech', 'text', 'described'] as const;

/**
 * What a segment was found by: what is seen, what is said (or subtitled), what can be read in the picture, and what a model
 * wrote about it (captions, actions, tracked objects).
 */
export type Modality = (typeof MODALITIES)[number];

/** Those that indexing finds, each in the stage of its name; descriptions are made when somebody asks for them. */
export const INDEXED_MODALITIES = ['visual', 'speech', 'text'] as const satisfies readonly (Modality & Stage)[];

/** Whether the words of these segments really stand in the video: only they can be quoted. */
export const isQuotable = (modality: Modality): boolean => modality === 'speech' || modality === 'text';
