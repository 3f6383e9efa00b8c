/** Seconds at which the picture lies that stands for a film of so many: films often open on black, so it is taken a little later. */
export const posterTime = (duration: number): number => Math.min(duration * 0.15, 30);
