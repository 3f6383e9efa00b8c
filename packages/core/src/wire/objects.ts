import { z } from 'zod';
import { OBJECT_COLORS } from '../domain/object-track.ts';
import { seconds } from '../time/seconds.ts';

const corner = z.tuple([z.number(), z.number()]);

/** Things on their way through a video. */
export const objectTrackList = z.object({
  tracks: z.array(z.object({
    number: z.number().describe('Counted from 1 within the video'),
    label: z.string().describe('As the model calls it, such as `person`'),
    score: z.number().describe('How sure the model is, 0 to 1'),
    start: seconds,
    end: seconds,
    path: z.array(z.object({
      at: seconds,
      box: z.tuple([corner, corner, corner, corner])
        .describe('Upright: corners clockwise from the upper left one, x before y, as shares of the width and height of the picture'),
    })).describe('Where it was seen, the earliest first; between two of them it moves evenly'),
    color: z.enum(OBJECT_COLORS).nullable().describe('The colour seen most often; null where none was looked at'),
  })).describe('The earliest first; empty where nobody looked for things'),
});

/** Things on their way through a video. */
export type ObjectTrackList = z.infer<typeof objectTrackList>;
