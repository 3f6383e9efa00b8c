/** The steps of indexing one video, in the order in which they are shown. Each is recorded when it is done. */
export const STAGES = ['probe', 'shots', 'visual', 'speech', 'text', 'objects', 'sound', 'speakers'] as const;

/** A step of indexing. */
export type Stage = (typeof STAGES)[number];
