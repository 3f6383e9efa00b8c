import { z } from 'zod';
import { errorMessage } from './error-message.ts';
import { isFault } from './fault.ts';

/** A failure as it is kept, and told later: its sentence in English, and its facts, of which other languages make their own. */
export const faultNote = z.object({ code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()).optional() });
/** A failure that was noted. */
export type FaultNote = z.output<typeof faultNote>;

/** What is noted of whatever was thrown; `unexpected` is the code of what is no fault. */
export const noteFault = (error: unknown, unexpected: string): FaultNote =>
  isFault(error) ? { code: error.code, message: errorMessage(error), facts: { ...error.facts } } : { code: unexpected, message: errorMessage(error) };
