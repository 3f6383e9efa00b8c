import { describe, expect, it } from 'vitest';
import { powerSpectrum } from './power-spectrum.ts';
import { SOUND_BANDS, soundColumns } from './spectrogram.ts';
import { spectrogramPicture, waveformPicture } from './sound-pictures.ts';
import { SAMPLE_RATE, type AudioChunk } from '../../domain/audio.ts';

const tone = (pitch: number, samples: number, from = 0): Float32Array =>
  Float32Array.from({ length: samples }, (_, index) => Math.sin((2 * Math.PI * pitch * (from + index)) / SAMPLE_RATE));
const seconds = (...values: readonly ((second: number) => Float32Array)[]): AudioChunk[] =>
  values.map((make, second) => ({ start: second, samples: make(second) }));
const bandOf = (pitch: number): number => Math.round((pitch / (SAMPLE_RATE / 2)) * SOUND_BANDS);
const loudest = (bands: Float32Array): number => bands.indexOf(Math.max(...bands));

describe('sound in columns', () => {
  it.each([250, 1_000, 3_000, 7_000])('a tone of %d Hz has its power in its own band', (pitch) => {
    const power = powerSpectrum(512)(tone(pitch, 512));
    expect(loudest(power)).toBe(bandOf(pitch));
    expect(power[bandOf(pitch)]).toBeGreaterThan(0.7);
  });

  it('are silent where nothing is heard, and know pitch and level where something is', () => {
    const columns = soundColumns({ duration: 4, count: 8 });
    const silence = () => new Float32Array(SAMPLE_RATE);
    for (const piece of seconds(silence, (second) => tone(1_000, SAMPLE_RATE, second * SAMPLE_RATE), silence, () => tone(4_000, SAMPLE_RATE).map((value) => value / 2))) columns.add(piece);
    const found = columns.columns();
    expect(found.map(({ high }) => Math.round(high * 10) / 10)).toEqual([0, 0, 1, 1, 0, 0, 0.5, 0.5]);
    expect(found[2]?.level).toBeCloseTo(Math.SQRT1_2, 2);
    expect(loudest(found[2]?.bands ?? new Float32Array(1))).toBe(bandOf(1_000));
    expect(loudest(found[7]?.bands ?? new Float32Array(1))).toBe(bandOf(4_000));
  });

  it('are as many however the sound is cut, and whatever its length', () => {
    const columns = soundColumns({ duration: 2, count: 5 });
    columns.add({ start: 0, samples: tone(500, 1_000) });
    columns.add({ start: 2.5, samples: tone(500, 9_000) });
    expect(columns.columns()).toHaveLength(5);
  });

  it('become a waveform and a spectrogram of one pixel a column', () => {
    const columns = soundColumns({ duration: 2, count: 4 });
    for (const piece of seconds(() => new Float32Array(SAMPLE_RATE), () => tone(2_000, SAMPLE_RATE))) columns.add(piece);
    const found = columns.columns();
    const at = ({ width, rgb }: { width: number; rgb: Uint8Array }, x: number, y: number): number[] => [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
    const wave = waveformPicture(found, 101);
    expect([wave.width, wave.height, wave.rgb.length]).toEqual([4, 101, 4 * 101 * 3]);
    expect(at(wave, 0, 10)).toEqual(at(wave, 0, 90));
    expect(at(wave, 2, 10)).not.toEqual(at(wave, 0, 10));
    const heat = spectrogramPicture(found, 64);
    const light = (x: number, y: number): number => at(heat, x, y).reduce((sum, value) => sum + value, 0);
    // 2 of 8 kHz: a quarter of the way up.
    expect(light(2, 47)).toBeGreaterThan(500);
    expect(light(2, 10)).toBeLessThan(light(2, 47));
    expect(light(0, 47)).toBeLessThan(100);
  });
});
