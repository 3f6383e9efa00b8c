import { LEAST_SCORE, type FoundBox } from './found-boxes.ts';

/** What a network of the kind of DETR gives for one picture. */
interface DetrOutput {
  /** `[things, classes]`; one class more than there are labels means “nothing”. */
  readonly logits: Float32Array;
  /** `[things, 4]`: middle, width and height as shares of the picture. */
  readonly boxes: Float32Array;
  readonly labels: number;
}

/** The boxes of D-FINE and RT-DETR, whose classes are judged one by one, and of DETR and YOLOS, where they share what is certain with “nothing”. */
export const detrBoxes = ({ logits, boxes, labels }: DetrOutput, { width, height }: { readonly width: number; readonly height: number }): FoundBox[] => {
  const things = boxes.length / 4;
  const classes = logits.length / things;
  const found: FoundBox[] = [];
  for (let thing = 0; thing < things; thing += 1) {
    const row = logits.subarray(thing * classes, (thing + 1) * classes);
    const scores = classes === labels + 1 ? softmax(row).subarray(0, labels) : row.map((logit) => 1 / (1 + Math.exp(-logit)));
    const label = scores.reduce((best, score, index) => (score > (scores[best] ?? 0) ? index : best), 0);
    const score = scores[label] ?? 0;
    if (score < LEAST_SCORE) continue;
    const [x = 0, y = 0, w = 0, h = 0] = boxes.subarray(thing * 4, thing * 4 + 4);
    found.push({ label, score, left: (x - w / 2) * width, top: (y - h / 2) * height, right: (x + w / 2) * width, bottom: (y + h / 2) * height });
  }
  return found;
};

const softmax = (row: Float32Array): Float32Array => {
  const most = Math.max(...row);
  const powers = row.map((logit) => Math.exp(logit - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
};
