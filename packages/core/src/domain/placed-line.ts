import { z } from 'zod';
import { seconds } from '../time/seconds.ts';

const corner = z.tuple([z.number(), z.number()]);

/** A written line, when it stood there, and the box around it. */
export const placedLine = z.object({
  text: z.string(),
  start: seconds,
  end: seconds,
  box: z.tuple([corner, corner, corner, corner])
    .describe('Corners clockwise from where the writing begins, x before y, as shares of the width and height of the picture'),
});
