import { deflateSync } from 'node:zlib';
import { isLoop } from './cues/drop-hallucinations.ts';

/** What is tried in turn, 0 being the likeliest token at each step. This and the next three: the Whisper paper's, section 4.5. */
const TEMPERATURES = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** A text that deflate makes smaller than this repeats itself. */
const COMPRESSION = 2.4;
/** Mean log probability of the tokens below which a text was guessed. */
const GUESSED = -1;
/** How sure the model is, 0 to 1, that nobody speaks, where silence is suspected. */
const NOBODY = 0.6;
/**
 * Least evidence of speech: what is left at the point where the paper's two thresholds meet. The product, unlike the pair, refuses
 * noise and music that the model is undecided about but can only guess words for.
 */
const LEAST_EVIDENCE = (1 - NOBODY) * Math.exp(GUESSED);

/** One try at a whole piece of sound. */
export interface Decoded {
  readonly text: string;
  /** Mean natural logarithm of the probabilities of the tokens, before any temperature. */
  readonly meanLogProbability: number;
}

/**
 * The first try at a piece that neither loops nor is guessed, at ever higher temperatures; where there is none, the most probable of
 * those that do not loop. Undefined without evidence of speech, or where every try loops. `noSpeech`: how sure the model is, 0 to 1,
 * that nobody speaks. Only the first try is evidence: among several, one looks sure by luck.
 */
export const decodeWithFallback = async <T extends Decoded>(decode: (temperature: number) => Promise<T>, noSpeech: number): Promise<T | undefined> => {
  let best: T | undefined;
  for (const temperature of TEMPERATURES) {
    const tried = await decode(temperature);
    if (temperature === 0 && (1 - noSpeech) * Math.exp(tried.meanLogProbability) < LEAST_EVIDENCE) return undefined;
    if (isRepetitive(tried.text)) continue;
    if (tried.meanLogProbability >= GUESSED) return tried;
    if (best === undefined || tried.meanLogProbability > best.meanLogProbability) best = tried;
  }
  return best;
};

/** Whether a whole piece repeats itself more than speech does: its bytes compress too well, or one group of words makes up most of it. */
export const isRepetitive = (text: string): boolean => {
  const bytes = Buffer.from(text.trim());
  return bytes.length / deflateSync(bytes).length > COMPRESSION || isLoop(text);
};
