import { Fault, SAMPLE_RATE, type AudioChunk, type AudioOptions } from '@frameseek/core';
import type { Tools } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { rawAudio } from './raw-audio.ts';
import { mixDown } from './mix-down.ts';

/** Seconds by which a time may miss the end of what was heard before: containers round, and resampling starts late. */
const JITTER = 0.1;
/** Seconds behind the end of the file from which a time must be wrong. */
const BEYOND = 60;

/**
 * One audio track, the default one unless another is named, as mono samples (-1 to 1) at 16 kHz, in chunks of one second, the last one shorter. Gaps and a late
 * start are filled with silence, so that sample `n` is heard at exactly `n / 16000` seconds on the timeline: every stretch is
 * put where its own time says, however often the format of the sound changes. Rejects with `media/no-such-stream` where there
 * is no sound, else as `toolOutput` does.
 */
export async function* audioChunks(tools: Tools, path: string, { probe, track: wanted, span, signal }: AudioOptions): AsyncGenerator<AudioChunk> {
  const track = wanted === undefined ? defaultTrack(probe.audio) : probe.audio.find(({ index }) => index === wanted);
  if (!track) throw new Fault('media/no-such-stream', { path, wanted: 'audio' });
  // A track of one channel may have two later on, and is mixed by ffmpeg then.
  const channels = track.channels === 1 ? 1 : 2;
  const last = probe.duration > 0 ? (probe.duration + BEYOND) * SAMPLE_RATE : Infinity;
  let second = new Float32Array(SAMPLE_RATE * channels);
  const start = Math.floor(span?.start ?? 0) * SAMPLE_RATE;
  const end = Math.ceil(span?.end ?? Infinity) * SAMPLE_RATE;
  let heard = start;
  const isFull = (): boolean => heard % SAMPLE_RATE === 0;
  const chunk = (samples: number): AudioChunk => ({ start: (heard - samples) / SAMPLE_RATE, samples: mixDown(second.subarray(0, samples * channels), channels) });
  for await (const { at, samples } of rawAudio(tools, { path, probe, signal, track: track.index, channels, from: start / SAMPLE_RATE })) {
    if (heard >= end) return;
    // A seek lands earlier than asked.
    if (heard === start && at + samples.length / channels <= start) continue;
    const place = Number.isFinite(at) && Math.abs(at - heard) > (heard === start ? 0 : JITTER * SAMPLE_RATE) && at < last ? at : heard;
    for (let silence = place - heard; silence > 0; ) {
      const some = Math.min(silence, SAMPLE_RATE - (heard % SAMPLE_RATE));
      heard += some;
      silence -= some;
      if (!isFull()) continue;
      yield chunk(SAMPLE_RATE);
      second = new Float32Array(SAMPLE_RATE * channels);
    }
    // What comes again is left out, unless the clock of the file has begun anew.
    const repeated = heard - place > SAMPLE_RATE ? 0 : Math.max(0, heard - place);
    for (let from = repeated * channels; from < samples.length; ) {
      const inSecond = (heard % SAMPLE_RATE) * channels;
      const some = samples.subarray(from, from + second.length - inSecond);
      second.set(some, inSecond);
      from += some.length;
      heard += some.length / channels;
      if (!isFull()) continue;
      yield chunk(SAMPLE_RATE);
      second = new Float32Array(SAMPLE_RATE * channels);
    }
  }
  if (!isFull() && heard < end) yield chunk(heard % SAMPLE_RATE);
}
