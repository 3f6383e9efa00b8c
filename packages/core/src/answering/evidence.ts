import { z } from 'zod';
import { MODALITIES } from '../domain/modality.ts';
import { placedLine } from '../domain/placed-line.ts';
import { seconds } from '../time/seconds.ts';

/** A moment with a number, and what of it the answer may rest on. */
export const evidence = z.object({
  number: z.number().int().positive(),
  videoId: z.string(),
  title: z.string(),
  start: seconds,
  end: seconds,
  /** The picture that stands for it. */
  at: seconds,
  frames: z.array(seconds).describe('Times of the pictures that were shown to the model, ascending'),
  said: z.string().optional().describe('The words said around it'),
  shown: z.string().optional().describe('The text on the screen'),
  heard: z.array(z.string()).optional().describe('What is heard in it beside words and music, such as “Laughter”'),
  lines: z.array(placedLine).optional().describe('The same line by line, with the places of the lines in the picture'),
  foundBy: z.array(z.enum(MODALITIES)),
  unsure: z.literal(true).optional().describe('No better than what unrelated questions find: worth a look, but an answer without a model does not rest on it'),
});

/** A numbered moment that an answer may cite. */
export type Evidence = z.infer<typeof evidence>;
