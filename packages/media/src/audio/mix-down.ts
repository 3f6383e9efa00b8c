/** Share of the louder channel's power below which the sum of both has cancelled out. */
const CANCELLED = 0.02;

/**
 * Interleaved samples of one or two channels as mono: their mean. Where the right is the left turned over (a balanced line
 * recorded as stereo), this would be silence; then the louder of the two is taken.
 */
export const mixDown = (samples: Float32Array, channels: 1 | 2): Float32Array => {
  if (channels === 1) return samples.slice();
  const mono = new Float32Array(samples.length / 2);
  let [left, right, mixed] = [0, 0, 0];
  for (let index = 0; index < mono.length; index += 1) {
    const [l, r] = [samples[2 * index] ?? 0, samples[2 * index + 1] ?? 0];
    const mean = (l + r) / 2;
    mono[index] = mean;
    left += l * l;
    right += r * r;
    mixed += mean * mean;
  }
  if (mixed >= CANCELLED * Math.max(left, right)) return mono;
  const louder = left >= right ? 0 : 1;
  return mono.map((_, index) => samples[2 * index + louder] ?? 0);
};
