import type { QualityReport } from '@frameseek/core';

/** Gathers what ffmpeg's `ebur128` says of a sound, part by part where its format changes, as then the filter begins anew. */
interface LoudnessMeter {
  /** Takes a line of ffmpeg's log, without the name of its filter. */
  readLine(message: string): void;
  /** How loud all of it is; undefined where that was not said. */
  report(): QualityReport['loudness'];
}

/** Loudness of blocks, in tenths of a LUFS, and how often each came: no more than a sound can have, however long it is. */
type Blocks = Map<number, number>;

/** Quieter blocks are silence (ITU-R BS.1770-4 and EBU Tech 3342), in LUFS. */
const SILENCE = -70;
/** How far below the mean blocks still count, in LU: for the loudness of all, and for its range. */
const GATE = { integrated: 10, range: 20 };
/** Shares of the blocks between which the range lies. */
const RANGE = { low: 0.1, high: 0.95 };

/** What one part says of itself is taken as it is; of several, gated means over the blocks of all are made as EBU R 128 has them. */
export const createLoudnessMeter = (): LoudnessMeter => {
  const summary: { integrated?: number; range?: number; truePeak?: number } = {};
  const momentary: Blocks = new Map();
  const shortTerm: Blocks = new Map();
  let parts = 0;
  const readLine = (message: string): void => {
    const [, moment, short] = /^t: .* M: *(-?[\d.]+) S: *(-?[\d.]+) /u.exec(message) ?? [];
    if (moment !== undefined) add(momentary, Number(moment));
    if (short !== undefined) return add(shortTerm, Number(short));
    const [, name, level] = /^\s*(I|LRA|Peak):\s+(-?[\d.]+) (?:LUFS|LU|dBFS)/u.exec(message) ?? [];
    if (name === 'I') parts += 1;
    if (level === undefined) return;
    if (name === 'I') summary.integrated = Number(level);
    if (name === 'LRA') summary.range = Number(level);
    if (name === 'Peak') summary.truePeak = Math.max(summary.truePeak ?? -Infinity, Number(level));
  };
  const report = (): QualityReport['loudness'] => {
    const { truePeak } = summary;
    const integrated = parts > 1 ? meanOf(gated(momentary, GATE.integrated)) : summary.integrated;
    const range = parts > 1 ? rangeOf(gated(shortTerm, GATE.range)) : summary.range;
    return integrated === undefined || range === undefined || truePeak === undefined ? undefined : { integrated, range, truePeak };
  };
  return { readLine, report };
};

const add = (blocks: Blocks, loudness: number): void => {
  if (!(loudness > SILENCE)) return;
  const tenths = Math.round(loudness * 10);
  blocks.set(tenths, (blocks.get(tenths) ?? 0) + 1);
};

/** The blocks that are not much quieter than the mean of all. */
const gated = (blocks: Blocks, below: number): Blocks => {
  const least = (meanOf(blocks) ?? 0) - below;
  return new Map([...blocks].filter(([tenths]) => tenths / 10 >= least));
};

/** Mean of the power, in LUFS. */
const meanOf = (blocks: Blocks): number | undefined => {
  const count = countOf(blocks);
  if (count === 0) return undefined;
  const power = [...blocks].reduce((sum, [tenths, times]) => sum + times * 10 ** (tenths / 100), 0);
  return Math.round(100 * Math.log10(power / count)) / 10;
};

const rangeOf = (blocks: Blocks): number => {
  const ascending = [...blocks].toSorted(([a], [b]) => a - b);
  const at = (share: number): number => {
    let left = share * (countOf(blocks) - 1);
    return ascending.find(([, times]) => (left -= times) < 0)?.[0] ?? 0;
  };
  return (at(RANGE.high) - at(RANGE.low)) / 10;
};

const countOf = (blocks: Blocks): number => [...blocks.values()].reduce((sum, times) => sum + times, 0);
