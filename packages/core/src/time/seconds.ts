import { z } from 'zod';

/** A time in a request or an answer. */
export const seconds = z.number().describe('Seconds on the time line of the video');
