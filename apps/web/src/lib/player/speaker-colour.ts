/** Degrees from one hue to the next: the golden angle, so that the first few voices are far apart, however many there are. */
const HUE_STEP = 137.5;

/** The colour of a speaker, the same wherever they are shown; each of the two is read on its background (4.5 to 1 and more). */
export const speakerColour = (number: number): string => {
  const hue = ((number - 1) * HUE_STEP + 250) % 360;
  return `light-dark(oklch(0.46 0.13 ${hue}), oklch(0.82 0.11 ${hue}))`;
};
