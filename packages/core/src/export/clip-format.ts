/** Formats of films and pictures that move. */
export const CLIP_FORMATS = ['mp4', 'gif', 'webm'] as const;

/** The format of a clip. */
export type ClipFormat = (typeof CLIP_FORMATS)[number];
