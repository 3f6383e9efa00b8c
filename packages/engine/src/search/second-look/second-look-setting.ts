/** What a second look at the best moments of a search may do: nothing, or look at more of their frames. */
export const SECOND_LOOKS = ['off', 'frames'] as const;
/** What a second look may do. */
export type SecondLookSetting = (typeof SECOND_LOOKS)[number];
