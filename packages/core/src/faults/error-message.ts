import { faultMessage } from './fault-message.ts';
import { isFault } from './fault.ts';

/** The sentence that a person reads for whatever was thrown: a fault's own words, an error's message, or the value as text. */
export const errorMessage = (error: unknown): string => {
  if (isFault(error)) return faultMessage(error);
  return error instanceof Error ? error.message : String(error);
};
