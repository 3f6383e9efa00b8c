import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from '@frameseek/core';
import { loadWhisperSession, type WhisperSession } from '../sessions/whisper-session.ts';
import { normaliseLoudness } from './sound/normalise-loudness.ts';
import { toCues } from './cues/to-cues.ts';

const MODEL = resolve(import.meta.dirname, '../../../../../shared/models/converted/whisper-base');
/** Voices of ffmpeg's speech synthesis, which not every ffmpeg was built with. */
const hasVoices = spawnSync('ffmpeg', ['-hide_banner', '-filters'], { encoding: 'utf8' }).stdout?.includes(' flite ');

const LINES = [['slt', 'The lighthouse keeper climbed the stairs'], ['rms', 'Bring me the red umbrella'], ['slt', 'Nobody heard the bell ring']] as const;
/** Silence between two lines, in seconds. */
const PAUSE = 1.2;

const speak = (voice: string, text: string): Float32Array => {
  const { stdout } = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `flite=text='${text}':voice=${voice}`, '-ar', '16000', '-ac', '1', '-f', 'f32le', '-']);
  const samples = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
  return samples.slice(samples.findIndex((x) => Math.abs(x) > 0.02), samples.findLastIndex((x) => Math.abs(x) > 0.02));
};
/** The same noise in every run. */
const noise = (amplitude: number): (() => number) => {
  let state = 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return amplitude * (state / 1_073_741_823 - 1);
  };
};

describe.skipIf(!existsSync(MODEL) || hasVoices !== true)('the real Whisper', { timeout: 240_000 }, () => {
  let whisper: WhisperSession;
  const spans: { start: number; end: number }[] = [];
  let samples: Float32Array;
  beforeAll(async () => {
    whisper = await loadWhisperSession({ id: 'converted/whisper-base', folder: MODEL, threads: 2, encoder: 'q8', decoder: 'q8' });
    const spoken = LINES.map(([voice, text]) => speak(voice, text));
    const hiss = noise(0.0003);
    samples = Float32Array.from({ length: 11 * SAMPLE_RATE }, hiss);
    let at = 0.5;
    for (const line of spoken) {
      line.forEach((x, i) => {
        samples[Math.round(at * SAMPLE_RATE) + i] = x;
      });
      spans.push({ start: at, end: at + line.length / SAMPLE_RATE });
      at += line.length / SAMPLE_RATE + PAUSE;
    }
  });
  afterAll(() => whisper.release());
  const cuesAt = async (gain: number) => {
    const chunk = { start: 0, samples: samples.map((x) => x * gain) };
    const { words, noSpeech } = await whisper.transcribe({ samples: normaliseLoudness(chunk.samples), language: 'en' });
    return toCues(words, chunk, noSpeech);
  };

  it.each([['as it was recorded', 1], ['40 dB too softly', 0.01]])('times lines that are spoken %s to within 0.15 s of their sound', async (_, gain) => {
    const cues = await cuesAt(gain);
    expect(cues).toHaveLength(LINES.length);
    cues.forEach(({ start, end }, index) => {
      expect(Math.abs(start - (spans[index]?.start ?? NaN))).toBeLessThan(0.15);
      expect(Math.abs(end - (spans[index]?.end ?? NaN))).toBeLessThan(0.15);
    });
  });

  it.each<[string, (at: number, hiss: () => number) => number]>([
    ['noise', (_, hiss) => hiss()],
    ['beeps', (at) => (at % 1 < 0.3 ? 0.2 * Math.sin(2 * Math.PI * 1000 * at) : 0)],
    ['chords', (at) => [1, 1.26, 1.5].reduce((sum, third) => sum + 0.12 * Math.exp(-3 * (at % 0.75)) * Math.sin(2 * Math.PI * 220 * third * at), 0)],
  ])('hears no words in %s', async (_, at) => {
    const hiss = noise(0.1);
    const chunk = { start: 0, samples: Float32Array.from({ length: 6 * SAMPLE_RATE }, (__, i) => at(i / SAMPLE_RATE, hiss)) };
    const { words, noSpeech } = await whisper.transcribe({ samples: normaliseLoudness(chunk.samples) });
    expect(toCues(words, chunk, noSpeech)).toEqual([]);
  });
});
