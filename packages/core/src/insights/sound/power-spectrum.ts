/**
 * Power of the frequencies of `size` samples (a power of two), `size / 2` bands from 0 to half the sample rate: a fast
 * Fourier transform (Cooley and Tukey 1965) behind a Hann window, or the one given, which may be shorter than they are: the rest is silence.
 * A full-scale tone has about the power 1 in its band.
 */
export const powerSpectrum = (size: number, window: number | Float32Array = size): ((samples: Float32Array) => Float32Array) => {
  const weights = typeof window === 'number' ? hann(window) : window;
  const cosines = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, index) => Math.sin((2 * Math.PI * index) / size));
  const reversed = bitReversed(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const power = new Float32Array(size / 2);
  /** The gain of the window, and both halves of the spectrum of a real signal. */
  const scale = (typeof window === 'number' ? 4 / window : 2 / weights.reduce((sum, weight) => sum + weight, 0)) ** 2;

  const butterflies = (half: number): void => {
    const stride = size / (2 * half);
    for (let from = 0; from < size; from += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const [cos, sin] = [cosines[k * stride] ?? 0, sines[k * stride] ?? 0];
        const [a, b] = [from + k, from + k + half];
        const re = (real[b] ?? 0) * cos + (imaginary[b] ?? 0) * sin;
        const im = (imaginary[b] ?? 0) * cos - (real[b] ?? 0) * sin;
        real[b] = (real[a] ?? 0) - re;
        imaginary[b] = (imaginary[a] ?? 0) - im;
        real[a] = (real[a] ?? 0) + re;
        imaginary[a] = (imaginary[a] ?? 0) + im;
      }
    }
  };

  return (samples) => {
    for (let index = 0; index < size; index += 1) {
      const to = reversed[index] ?? 0;
      real[to] = (samples[index] ?? 0) * (weights[index] ?? 0);
      imaginary[to] = 0;
    }
    for (let half = 1; half < size; half *= 2) butterflies(half);
    for (let band = 0; band < size / 2; band += 1) power[band] = ((real[band] ?? 0) ** 2 + (imaginary[band] ?? 0) ** 2) * scale;
    return power;
  };
};

const hann = (length: number): Float32Array => Float32Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length));

const bitReversed = (size: number): Uint32Array => {
  const bits = Math.log2(size);
  return Uint32Array.from({ length: size }, (_, index) => {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit += 1) reversed = (reversed << 1) | ((index >> bit) & 1);
    return reversed;
  });
};
