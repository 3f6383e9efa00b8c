/** How sharply worth falls below the line; higher is sharper. */
const SHARPNESS = 2;

/** What a z-score is worth: nearly 0 far below the line, and as much as it stands above it (softplus). */
export const calibratedWeight = (zScore: number): number => {
  const x = SHARPNESS * zScore;
  return (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))) / SHARPNESS;
};

/** The z-score that is worth this much: the inverse of `worth`. */
export const zScoreOfWeight = (weight: number): number => {
  const x = SHARPNESS * weight;
  // For large x the exponential would overflow, and the two are the same.
  return (x > 30 ? x : Math.log(Math.expm1(x))) / SHARPNESS;
};
