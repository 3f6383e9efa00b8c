import type { FaultWords } from '../message.ts';

/** Why something did not work, by the codes of the server. */
export const faults: FaultWords = {
};
