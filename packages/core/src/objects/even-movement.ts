/** One coordinate of a thing that moves almost evenly: its value, its speed a second, and how unsure both are, as variances and their covariance. */
export interface EvenMovement {
  readonly value: number;
  readonly speed: number;
  readonly valueVariance: number;
  readonly covariance: number;
  readonly speedVariance: number;
}

/** A coordinate that was measured once. Its speed is unknown: about 0, by a standard deviation of `speedDeviation`. */
export const movementFrom = (value: number, { deviation, speedDeviation }: { readonly deviation: number; readonly speedDeviation: number }): EvenMovement =>
  ({ value, speed: 0, valueVariance: deviation ** 2, covariance: 0, speedVariance: speedDeviation ** 2 });

/**
 * Where it is `seconds` later, by a Kalman filter (1960) in continuous time, so that frames may come unevenly. The speed wanders as by white noise: its standard
 * deviation grows by `drift` in the first second (Bar-Shalom, Li and Kirubarajan 2001, section 6.2.2).
 */
export const movedOn = (from: EvenMovement, seconds: number, drift: number): EvenMovement => ({
  value: from.value + seconds * from.speed,
  speed: from.speed,
  valueVariance: from.valueVariance + 2 * seconds * from.covariance + seconds ** 2 * from.speedVariance + (drift ** 2 * seconds ** 3) / 3,
  covariance: from.covariance + seconds * from.speedVariance + (drift ** 2 * seconds ** 2) / 2,
  speedVariance: from.speedVariance + drift ** 2 * seconds,
});

/** What is known once it was measured, by a standard deviation of `deviation`. */
export const measured = (before: EvenMovement, value: number, deviation: number): EvenMovement => {
  const variance = before.valueVariance + deviation ** 2;
  const [gain, speedGain] = [before.valueVariance / variance, before.covariance / variance];
  const off = value - before.value;
  return {
    value: before.value + gain * off,
    speed: before.speed + speedGain * off,
    valueVariance: (1 - gain) * before.valueVariance,
    covariance: (1 - gain) * before.covariance,
    speedVariance: before.speedVariance - speedGain * before.covariance,
  };
};

/** How far a measurement is from what was expected: the square of its deviations, and the variance of what is expected. */
export const surprise = (expected: EvenMovement, value: number, deviation: number): { readonly squared: number; readonly variance: number } => {
  const variance = expected.valueVariance + deviation ** 2;
  return { squared: (value - expected.value) ** 2 / variance, variance };
};
