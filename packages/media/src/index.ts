export { createMedia } from './media.ts';
export type { MediaOptions } from './media.ts';
export { mediaTools } from './media-tools.ts';
export type { ToolStatus } from './media-tools.ts';
export { makeSampleFilms } from './sample-films.ts';
export type { SampleOptions } from './sample-films.ts';
