import { z } from 'zod';
import { SPACE_ROLES } from '../catalog/work/space-repository.ts';

const space = z.object({ id: z.string(), model: z.string(), dimensions: z.number() });

/** For one role what answers, what else is kept, and how far a move to another model has come. */
export const roleSpaces = z.object({
  role: z.enum(SPACE_ROLES),
  serving: space.optional(),
  kept: z.array(space).describe('Spaces that do not answer: to go back to, or to be dropped'),
  swap: z.object({
    model: z.string(), isPaused: z.boolean(), done: z.number().describe('Videos that are in the new space'), total: z.number(), secondsLeft: z.number().optional(),
  }).optional(),
  declined: z.string().optional().describe('The model of the settings, where people have gone back from it'),
});

/** The spaces of every role. */
export const spaceList = z.object({ roles: z.array(roleSpaces) });
/** For one role what answers, and what it is being moved to. */
export type RoleSpacesView = z.infer<typeof roleSpaces>;

/** What is to be done about a move. */
export const spaceAction = z.object({ action: z.enum(['pause', 'resume', 'rollback']) });
