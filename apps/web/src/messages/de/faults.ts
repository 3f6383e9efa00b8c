import type { FaultWords } from '../message.ts';

/** Why something did not work, by the codes of the server. */
export const faults: FaultWords = {
  'server/busy': 'Der Server hat zu viel zu tun. Versuche es in {seconds} s noch einmal.',
};
