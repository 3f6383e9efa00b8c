import { powerSpectrum } from './power-spectrum.ts';
import { SAMPLE_RATE, type AudioChunk } from '../../domain/audio.ts';

/** What is heard in one column of a picture of sound. */
export interface SoundColumn {
  /** Highest and lowest sample, -1 to 1. */
  readonly high: number;
  readonly low: number;
  /** Root mean square. */
  readonly level: number;
  /** Mean power of each band, from low to high pitch. */
  readonly bands: Float32Array;
}

/** Sums up the sound of a whole video in so many columns as it comes: the memory does not grow with the length. */
interface SoundColumns {
  add(chunk: AudioChunk): void;
  /** All columns; silent ones where nothing was heard. */
  columns(): readonly SoundColumn[];
}

/** Samples of one spectrum: 32 ms, so that speech and music both show. */
const WINDOW = 512;
/** Bands that a spectrum is divided into, evenly from 0 to 8 kHz (half the sample rate). */
export const SOUND_BANDS = WINDOW / 2;
/** Spectra of one column at most: more than these change nothing to the eye. */
const MAX_SPECTRA = 24;

/** Empty columns, `count` of them over `duration` seconds; chunks are added in ascending time. */
export const soundColumns = ({ duration, count }: { readonly duration: number; readonly count: number }): SoundColumns => {
  const perColumn = Math.max(1, (duration * SAMPLE_RATE) / count);
  const sums = Array.from({ length: count }, () => ({ high: 0, low: 0, square: 0, samples: 0, spectra: 0, bands: new Float32Array(SOUND_BANDS) }));
  // From the start of one spectrum to the next.
  const step = Math.max(WINDOW, Math.ceil(perColumn / MAX_SPECTRA));
  const spectrum = powerSpectrum(WINDOW);
  const window = new Float32Array(WINDOW);
  let filled = 0;
  let nextAt = 0;
  const at = (sample: number): (typeof sums)[number] | undefined => sums[Math.min(count - 1, Math.floor(sample / perColumn))];

  const finishWindow = (): void => {
    const column = at(nextAt);
    if (column !== undefined) {
      spectrum(window).forEach((power, band) => (column.bands[band] = (column.bands[band] ?? 0) + power));
      column.spectra += 1;
    }
    filled = 0;
    nextAt += step;
  };

  const add = ({ start, samples }: AudioChunk): void => {
    const first = Math.round(start * SAMPLE_RATE);
    if (nextAt + filled < first) {
      filled = 0;
      nextAt = first;
    }
    for (let index = 0; index < samples.length; index += 1) {
      const value = samples[index] ?? 0;
      const column = at(first + index);
      if (column !== undefined) {
        if (value > column.high) column.high = value;
        if (value < column.low) column.low = value;
        column.square += value * value;
        column.samples += 1;
      }
      if (first + index !== nextAt + filled) continue;
      window[filled] = value;
      filled += 1;
      if (filled === WINDOW) finishWindow();
    }
  };

  return {
    add,
    columns: () => sums.map(({ high, low, square, samples, spectra, bands }) => ({
      high, low, level: samples === 0 ? 0 : Math.sqrt(square / samples), bands: bands.map((power) => power / Math.max(1, spectra)),
    })),
  };
};
