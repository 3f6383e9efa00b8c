import { z } from 'zod';

/** A time in what travels over HTTP or is stored, in seconds. */
export const seconds = z.number().describe('Seconds on the time line of the video');
