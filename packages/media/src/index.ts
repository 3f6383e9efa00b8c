export { createMedia } from './media.ts';
export type { MediaOptions } from './media.ts';
export { MEDIA_EXTENSIONS, isMediaFile } from './media-extensions.ts';
export { mediaTools } from './media-tools.ts';
export type { ToolStatus } from './media-tools.ts';
export { makeSampleFilms } from './sample-films.ts';
export type { SampleOptions } from './sample-films.ts';
