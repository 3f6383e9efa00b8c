/**
 * The share of unrelated queries that a score with this `zScore` leaves behind, 0 to 1: the normal distribution in its
 * logistic approximation (Bowling et al. 2009, error below 0.01), which never quite reaches 1 and so keeps the order.
 */
export const percentile = (zScore: number): number => 1 / (1 + Math.exp(-1.702 * Math.min(20, Math.max(-20, zScore))));

/** The z-score that has this percentile (between 0 and 1): the inverse of {@link percentile}. */
export const zScoreOfPercentile = (share: number): number => Math.min(20, Math.max(-20, Math.log(share / (1 - share)) / 1.702));
