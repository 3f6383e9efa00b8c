export const CLIP_FORMATS = ['mp4', 'gif', 'webm'] as const;

export type ClipFormat = (typeof CLIP_FORMATS)[number];
