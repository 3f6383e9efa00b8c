import { LogitsProcessor, type Tensor } from '@huggingface/transformers';

/** Listens while a model of speech decodes: how probable the tokens of text are that it takes, before any temperature or rule. */
export class TokenProbabilities extends LogitsProcessor {
  readonly #endOfText: number;
  #scores = new Float32Array();
  #sum = 0;
  #count = 0;

  /** `endOfText`: the first token that is not text. */
  constructor(endOfText: number) {
    super();
    this.#endOfText = endOfText;
  }

  /** Called by the library before each token is chosen, with all that were, [1, n]. Changes nothing. */
  override _call(tokens: bigint[][], logits: Tensor): Tensor {
    const chosen = Number(tokens[0]?.at(-1));
    if (this.#scores.length > 0 && chosen < this.#endOfText) {
      this.#sum += (this.#scores[chosen] ?? -Infinity) - logOfSum(this.#scores);
      this.#count += 1;
    }
    // Whatever comes next changes them in place.
    this.#scores = Float32Array.from(logits.data, Number);
    return logits;
  }

  /** Mean natural logarithm; 0 where there was no text. */
  mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }
}

const logOfSum = (scores: Float32Array): number => {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - highest);
  return highest + Math.log(sum);
};
