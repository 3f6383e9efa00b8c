import { z } from 'zod';

/** Path parameters of every endpoint that is about one video. */
export const videoParams = z.object({ id: z.string().min(1).max(100) });
