import type { Stage } from './stage.ts';

/** All modalities. */
export const MODALITIES = ['visual', 'speech', 'text', 'described', 'sound', 'object'] as const;

/**
 * What a segment was found by: what is seen, what is said (or subtitled), what can be read in the picture, what a model
 * wrote about it (captions, actions, tracked objects), what is heard beside words, and which things are there, by their class, colour and way.
 */
export type Modality = (typeof MODALITIES)[number];

/**
 * Those whose segments indexing writes into the store, each in the stage of its name. Descriptions are made when somebody asks for them; what
 * is heard, and which things are there, is found in the catalog, where few labels have many events each.
 */
export const INDEXED_MODALITIES = ['visual', 'speech', 'text'] as const satisfies readonly (Modality & Stage)[];

/** Whether the words of these segments really stand in the video: only they can be quoted. */
export const isQuotable = (modality: Modality): boolean => modality === 'speech' || modality === 'text';
