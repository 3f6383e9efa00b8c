/** Mean power of samples (-1 to 1) in dB below full scale; silence is -120, not minus infinity. */
export const levelOf = (samples: Float32Array): number => {
  let sum = 0;
  for (const x of samples) sum += x * x;
  return 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
};
