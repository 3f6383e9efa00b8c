export { createCapture } from './live/create-capture.ts';
export { createMedia } from './media.ts';
export type { MediaOptions } from './tools/media-options.ts';
export { mediaTools } from './tools/media-tools.ts';
export { makeSampleFilms } from './samples/sample-films.ts';
