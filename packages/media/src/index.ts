export { createMedia } from './media.ts';
export type { MediaOptions } from './media.ts';
export { mediaTools } from './tools/media-tools.ts';
export type { ToolStatus } from './tools/media-tools.ts';
export { makeSampleFilms } from './samples/sample-films.ts';
export type { SampleOptions } from './samples/sample-films.ts';
