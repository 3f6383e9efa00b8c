/**
 * What a second look at the best moments of a search may do: nothing; look at more of their frames; or have the language model see some
 * frames as well, where it sees pictures, which costs what it costs at every search.
 */
export const SECOND_LOOKS = ['off', 'frames', 'model'] as const;
/** What a second look may do. */
export type SecondLookSetting = (typeof SECOND_LOOKS)[number];
