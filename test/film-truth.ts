import type { Cue, Span } from '@frameseek/core';
import type { Colour } from './film-recipes.ts';

/** What is true of a film. Seconds on its time line; lists are complete. */
export interface Truth {
  /** Seconds of the longest stream; 0 for files that hold none. */
  readonly duration: number;
  /** Times of the first frames of new shots. */
  readonly cuts?: readonly number[];
  /** Fades and dissolves. */
  readonly gradual?: readonly Span[];
  /** Stretches of one colour. */
  readonly colours?: readonly (Span & { readonly colour: Colour })[];
  /** What can be read in the picture. */
  readonly texts?: readonly Cue[];
  /** What is said, or what the fixture Whisper hears in a tone. */
  readonly spoken?: readonly Cue[];
  readonly subtitles?: readonly Cue[];
}

export interface Film extends Truth {
  /** Name of the file in its folder. */
  readonly file: string;
  readonly needs?: 'text' | 'speech';
  /** Anything that changes with the recipe, so that a changed film is made anew. */
  readonly recipe: string;
  /** Writes the file, and others beside it where the film has them, into an empty folder. */
  readonly make: (target: string, ffmpeg: (args: readonly string[]) => Promise<void>) => Promise<void>;
}
