export { createMedia } from './media.ts';
export type { MediaOptions } from './media.ts';
export { MEDIA_EXTENSIONS, isMediaFile } from './media-extensions.ts';
