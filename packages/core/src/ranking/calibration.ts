/**
 * The share of unrelated queries that a score with this `zScore` leaves behind, 0 to 1: the normal distribution in its
 * logistic approximation (Bowling et al. 2009, error below 0.01), which never quite reaches 1 and so keeps the order.
 */
export const percentile = (zScore: number): number => 1 / (1 + Math.exp(-1.702 * Math.min(20, Math.max(-20, zScore))));

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
