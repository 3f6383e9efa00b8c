import type { Frame } from '../domain/frame.ts';

/** The mean colour of a frame, as `#rrggbb`: what is drawn in its place until it is there. */
export const meanColour = ({ rgb }: Pick<Frame, 'rgb'>): string => {
  const sums = [0, 0, 0];
  for (const [index, value] of rgb.entries()) sums[index % 3] = (sums[index % 3] ?? 0) + value;
  return `#${sums.map((sum) => Math.round(sum / Math.max(1, rgb.length / 3)).toString(16).padStart(2, '0')).join('')}`;
};
