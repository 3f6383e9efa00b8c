import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { MEL_BANDS, PATCH_FRAMES, logMelPatches } from '../sounds/log-mel.ts';
import type { SoundSpec } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { openSession, runFloats } from './onnx-session.ts';
import { readJson } from './read-json.ts';

/** A tagger of sounds. */
export interface SoundSession {
  readonly labels: readonly string[];
  /** A row of scores, 0 to 1, for each of so many overlapping patches of samples. */
  tag(samples: Float32Array, patches: number): Promise<Float32Array>;
  /** Frees the graph. */
  release(): Promise<void>;
}

/** Loads YAMNet: as a graph of samples, `waveform` [n], or of patches of a spectrogram, [n, 1, 96, 64]. Rejects with `ModelBrokenError` where it cannot be. */
export const loadSoundSession = async (spec: SoundSpec): Promise<SoundSession> => {
  const labels = await labelsOf(spec);
  const session = await openSession(join(spec.folder, spec.file), spec.threads);
  return {
    labels,
    tag: async (samples, patches) => {
      const scores = await runFloats(session, feedsOf(session, samples, patches), ['scores', ...session.outputNames]);
      // A graph of samples gives a row more for what is left at the end.
      if (scores.length < patches * labels.length || scores.length % labels.length > 0) throw new ModelBrokenError(`it does not give ${labels.length} scores for each patch`);
      return scores.subarray(0, patches * labels.length);
    },
    release: () => session.release(),
  };
};

const feedsOf = ({ inputNames: [name = ''] }: InferenceSession, samples: Float32Array, patches: number): Record<string, Tensor> =>
  ({ [name]: name === 'waveform' ? new Tensor('float32', samples, [samples.length]) : new Tensor('float32', logMelPatches(samples, patches), [patches, 1, PATCH_FRAMES, MEL_BANDS]) });

const labelConfig = z.looseObject({ id2label: z.record(z.string(), z.string()) });

/** The labels by their numbers: from the class map of AudioSet (`index,mid,display_name`), or from a configuration in the hub's layout. */
const labelsOf = async ({ folder, labels }: SoundSpec): Promise<readonly string[]> => {
  if (!labels.endsWith('.csv')) {
    const { id2label } = await readJson(folder, labels, labelConfig);
    return Object.entries(id2label).toSorted(([a], [b]) => Number(a) - Number(b)).map(([, label]) => label);
  }
  const rows = (await readFile(join(folder, labels), 'utf8')).trim().split(/\r?\n/u).slice(1);
  return rows.map((row) => {
    const [, quoted, plain] = /^\d+,[^,]*,(?:"(.*)"|([^"]*))$/u.exec(row) ?? [];
    const label = quoted?.replaceAll('""', '"') ?? plain;
    if (label === undefined) throw new ModelBrokenError(`${labels} has a line that names no label: ${row}`);
    return label;
  });
};
