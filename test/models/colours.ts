export interface Colour {
  /** Red, green, blue from 0 to 1; a pixel belongs to the colour of its nearest prototype. */
  readonly prototypes: readonly (readonly [number, number, number])[];
  readonly words: readonly string[];
}

const colour = (words: string, ...prototypes: Colour['prototypes']): Colour => ({ words: words.split(' '), prototypes });

/** What the fixture model knows of colours. */
export const COLOURS: Readonly<Record<string, Colour>> = {
  red: colour('red scarlet crimson ruby', [1, 0, 0], [0.75, 0, 0], [0.9, 0.15, 0.15]),
  green: colour('green lime emerald', [0, 1, 0], [0, 0.5, 0], [0.1, 0.7, 0.2]),
  blue: colour('blue navy azure', [0, 0, 1], [0, 0, 0.6], [0.15, 0.3, 0.9]),
  yellow: colour('yellow golden gold', [1, 1, 0], [0.85, 0.8, 0.1]),
  cyan: colour('cyan turquoise teal', [0, 1, 1], [0, 0.6, 0.6]),
  magenta: colour('magenta pink fuchsia', [1, 0, 1], [0.9, 0.2, 0.65], [1, 0.6, 0.8]),
  orange: colour('orange', [1, 0.6, 0], [1, 0.45, 0]),
  purple: colour('purple violet', [0.5, 0, 0.5], [0.4, 0.1, 0.7]),
  black: colour('black', [0, 0, 0], [0.06, 0.06, 0.06]),
  white: colour('white', [1, 1, 1], [0.94, 0.94, 0.94]),
  grey: colour('grey gray silver', [0.5, 0.5, 0.5], [0.35, 0.35, 0.35], [0.7, 0.7, 0.7]),
};

/** Where in the picture: each half counts by itself, the whole counts twice. */
export const POSITIONS: Readonly<Record<string, readonly string[]>> = {
  whole: [], left: ['left'], right: ['right'], top: ['top', 'above', 'upper'], bottom: ['bottom', 'below', 'lower'],
};

export const BRIGHTNESS: readonly (readonly string[])[] = [['bright', 'light'], ['dark', 'night', 'dim']];

/** In the vocabulary, without any meaning to the model. */
export const NEUTRAL =
  'a an the of in on at and with is to photo picture image screen frame video half side corner , . : ; ! ?'.split(' ');
