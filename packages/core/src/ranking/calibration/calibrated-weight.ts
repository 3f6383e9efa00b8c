/** How sharply the weight falls below a z-score of 0; higher is sharper. */
const SHARPNESS = 2;

/** What a z-score counts for in a sum over modalities: nearly 0 far below 0, and itself far above it (softplus, Dugas et al. 2000). */
export const calibratedWeight = (zScore: number): number => {
  const x = SHARPNESS * zScore;
  return (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))) / SHARPNESS;
};

/** The z-score that has this weight (above 0): the inverse of {@link calibratedWeight}. */
export const zScoreOfWeight = (weight: number): number => {
  const x = SHARPNESS * weight;
  // For large x the exponential would overflow, and the two are the same.
  return (x > 30 ? x : Math.log(Math.expm1(x))) / SHARPNESS;
};
