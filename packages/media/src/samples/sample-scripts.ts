/** One shot of a sample film: 640 × 360 pixels, 25 frames a second. */
export interface SampleShot {
  readonly seconds: number;
  /** A lavfi source without size and rate. */
  readonly source: string;
  readonly filters?: string;
  /** What is said; plain letters and spaces only, since it goes into a filter. */
  readonly words?: string;
  /** Hz of the soft tone that stands in for a voice. */
  readonly tone: number;
}

/** What a sample film shows and says, shot by shot. */
export interface SampleFilm {
  /** Name of its file, without the ending. */
  readonly name: string;
  readonly shots: readonly SampleShot[];
}

const colour = (hex: string): string => `color=c=0x${hex}`;
type Pair = readonly [number, number];
const box = ([x, y]: Pair, [width, height]: Pair, hex: string): string =>
  `drawbox=x=${x}:y=${y}:w=${width}:h=${height}:color=0x${hex}:t=fill`;

/** A sun over the sea, drawn from rows of boxes, since every ffmpeg has them. */
const sun = ([x, y]: Pair, radius: number, hex: string): string => {
  const step = 4;
  const rows = Array.from({ length: Math.floor((2 * radius) / step) }, (_, row) => row * step - radius);
  return rows
    .map((offset) => ({ offset, half: Math.round(Math.sqrt(radius * radius - offset * offset)) }))
    .filter(({ half }) => half > 0)
    .map(({ offset, half }) => box([x - half, y + offset], [2 * half, step], hex))
    .join(',');
};

/** Three films of 15 to 20 seconds, with something to find by sight and by words. */
export const SAMPLE_FILMS: readonly SampleFilm[] = [
  {
    name: 'A day by the sea',
    shots: [
      {
        seconds: 5, source: colour('FF9E5E'), words: 'The sun rises over the quiet sea', tone: 262,
        filters: `${box([0, 230], [640, 130], '1E4FA3')},${sun([320, 200], 60, 'FFE066')},${box([0, 232], [640, 128], '1E4FA3')}`,
      },
      {
        seconds: 5, source: colour('8FD3FF'), words: 'A small boat with a red sail leaves the harbour', tone: 330,
        filters: `${box([0, 240], [640, 120], '12639E')},${box([250, 225], [150, 28], '6B3F1D')},${box([322, 80], [6, 145], '3A2412')},${box([328, 95], [80, 110], 'D6202A')}`,
      },
      {
        seconds: 5, source: colour('0B1033'), words: 'At night the moon shines on the black water', tone: 220,
        filters: `${sun([470, 90], 42, 'F4F1DE')},${box([0, 260], [640, 100], '050818')}`,
      },
    ],
  },
  {
    name: 'Colours and shapes',
    shots: [
      { seconds: 4, source: colour('DC1414'), words: 'This is red the colour of tomatoes and fire engines', tone: 262 },
      { seconds: 4, source: colour('1928D2'), words: 'This is blue the colour of the evening sky', tone: 294 },
      { seconds: 4, source: colour('14A01E'), words: 'This is green the colour of fresh grass', tone: 330 },
      { seconds: 4, source: colour('F5F5F5'), words: 'A black square stands on a white wall', tone: 349, filters: box([230, 90], [180, 180], '101010') },
      { seconds: 4, source: colour('F0E614'), words: 'A purple circle on a yellow ground', tone: 392, filters: sun([320, 180], 90, '781482') },
    ],
  },
  {
    name: 'Pictures made of numbers',
    shots: [
      { seconds: 6, source: 'mandelbrot=maxiter=400', words: 'A fractal grows without an end', tone: 220 },
      { seconds: 5, source: 'life=mold=12:ratio=0.15:life_color=#40FF80:death_color=#103020', words: 'The game of life plays with itself', tone: 247 },
      { seconds: 5, source: 'testsrc2', words: 'A test card counts the seconds of television', tone: 262 },
      { seconds: 4, source: 'smptehdbars', words: 'Colour bars wait for the programme to begin', tone: 1000 },
    ],
  },
];
