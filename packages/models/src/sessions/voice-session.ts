import { join } from 'node:path';
import { unitVector } from '@frameseek/core';
import { Tensor } from 'onnxruntime-node';
import { FILTER_BANDS, filterBank } from '../voices/filter-bank.ts';
import { voiceprint } from '../voices/voiceprint.ts';
import type { VoiceSpec } from '../worker/methods.ts';
import { openSession, runFloats } from './onnx-session.ts';

/** An encoder of voices. */
export interface VoiceSession {
  /** A vector of length 1 for each piece of speech. */
  embed(pieces: readonly Float32Array[]): Promise<readonly Float32Array[]>;
  /** Frees the graph. */
  release(): Promise<void>;
}

/** Loads the built-in encoder, or one of the kind of WeSpeaker: a graph from `[1, frames, 80]` of a filter bank to one vector. Rejects with `ModelBrokenError`. */
export const loadVoiceSession = async (spec: VoiceSpec): Promise<VoiceSession> => {
  if (spec.engine === 'builtin') return { embed: (pieces) => Promise.resolve(pieces.map(voiceprint)), release: () => Promise.resolve() };
  const session = await openSession(join(spec.folder, spec.file), spec.threads);
  const [input = ''] = session.inputNames;
  return {
    embed: async (pieces) => {
      const vectors: Float32Array[] = [];
      for (const piece of pieces) {
        const { frames, values } = centred(filterBank(piece));
        const [name = ''] = session.outputNames;
        vectors.push(unitVector(await runFloats(session, { [input]: new Tensor('float32', values, [1, frames, FILTER_BANDS]) }, [name])));
      }
      return vectors;
    },
    release: () => session.release(),
  };
};

/** The frames in one row, each band without its mean: what the microphone and the room add is the same throughout (cepstral mean normalisation). */
const centred = (rows: readonly Float32Array[]): { readonly frames: number; readonly values: Float32Array } => {
  const values = new Float32Array(rows.length * FILTER_BANDS);
  for (let band = 0; band < FILTER_BANDS; band += 1) {
    const mean = rows.reduce((sum, row) => sum + (row[band] ?? 0), 0) / rows.length;
    for (const [frame, row] of rows.entries()) values[frame * FILTER_BANDS + band] = (row[band] ?? 0) - mean;
  }
  return { frames: rows.length, values };
};
