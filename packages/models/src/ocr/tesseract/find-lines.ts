import { areaOf, overlap, type GreyPicture, type LineBox } from '../grey-picture.ts';

/** Difference of brightness (0 to 255) across two pixels that the side of a letter has. */
const EDGE = 36;
/** Heights in pixels that letters have at one scale; each coarser scale looks for letters twice as high. */
const MIN_HEIGHT = 7;
const MAX_HEIGHT = 28;
/** The same at coarser scales: small enough that bold letters, whose sides stand far apart, are found at the next one. */
const MIN_COARSE = 9;
/** Sides of letters and of neighbouring words lie within so many pixels of each other. */
const GAP = 11;
/** A line is at least so many times as wide as it is high. */
const MIN_ASPECT = 1.6;
/** Share of a line's area that is sides of letters. */
const MIN_EDGES = 0.12;
const MAX_EDGES = 0.75;
/** Columns of a line that hold the side of a letter. */
const MIN_COLUMNS = 0.35;
/** Pictures are halved until they are smaller than this: no letters are higher than a third of the picture. */
const MIN_SIDE = 60;

/**
 * Boxes around what may be lines of text, from small to large letters, each scale from top to bottom. Letters are many
 * steep sides close together in rows; what is found also in textures is told apart by reading it.
 */
export const findLines = (original: GreyPicture): LineBox[] => {
  let found: LineBox[] = [];
  let scale = 1;
  for (let picture = original; picture.width >= MIN_SIDE && picture.height >= MIN_SIDE; picture = halved(picture)) {
    for (const box of linesAtScale(picture, scale === 1 ? MIN_HEIGHT : MIN_COARSE)) {
      const line = { left: box.left * scale, top: box.top * scale, right: box.right * scale, bottom: box.bottom * scale };
      const rivals = found.filter((other) => overlap(line, other) > SAME_PLACE);
      if (!areCrumbs(rivals, line) && !rivals.every((other) => isPartOf(other, line, scale))) continue;
      found = [...found.filter((other) => !rivals.includes(other)), line];
    }
    scale *= 2;
  }
  return found;
};

/** Boxes that share more of the smaller than this are about the same letters. */
const SAME_PLACE = 0.3;
/** Of letters just too high for a scale the round parts are found there: boxes from this height on, in pixels of that scale. */
const ROUND_PARTS = 15;

/** Share of a line's area up to which finer finds in it are the serifs and ends of its letters. */
const CRUMBS = 0.25;

const areCrumbs = (parts: readonly LineBox[], line: LineBox): boolean =>
  parts.reduce((sum, part) => sum + areaOf(part), 0) <= CRUMBS * areaOf(line);

/** Whether what was found at the finer scale is but the middle of letters that are seen whole at this one. */
const isPartOf = (part: LineBox, line: LineBox, scale: number): boolean => {
  const [low, high] = [part.bottom - part.top, line.bottom - line.top];
  return low >= (ROUND_PARTS * scale) / 2 && high >= 1.2 * low && high <= 2.6 * low;
};

const halved = ({ width, height, grey }: GreyPicture): GreyPicture => {
  const half = { width: width >> 1, height: height >> 1, grey: new Uint8Array((width >> 1) * (height >> 1)) };
  let to = 0;
  for (let y = 0; y < half.height; y++) {
    let from = 2 * y * width;
    for (let x = 0; x < half.width; x++, from += 2) {
      const sum = (grey[from] ?? 0) + (grey[from + 1] ?? 0) + (grey[from + width] ?? 0) + (grey[from + width + 1] ?? 0);
      half.grey[to++] = sum >> 2;
    }
  }
  return half;
};

/** A run of one row, or what hangs together of such runs. */
interface Blob {
  left: number;
  top: number;
  right: number;
  bottom: number;
  edges: number;
  parent: Blob | undefined;
}

const linesAtScale = (picture: GreyPicture, minHeight: number): LineBox[] => {
  const edges = letterSides(picture);
  const parts = blobs(edges, picture).flatMap((blob) => (blob.bottom - blob.top > MAX_HEIGHT ? rowsOf(edges, picture, blob) : [blob]));
  const small = parts.filter((box) => isHighEnough(box, minHeight) && hasLetterSides(edges, picture, box));
  return joined(small).filter((box) => box.right - box.left >= MIN_ASPECT * (box.bottom - box.top));
};

const isHighEnough = ({ top, bottom }: LineBox, minHeight: number): boolean => bottom - top >= minHeight && bottom - top <= MAX_HEIGHT;

const hasLetterSides = (edges: Uint8Array, { width }: GreyPicture, { left, top, right, bottom }: LineBox): boolean => {
  let [count, columns] = [0, 0];
  for (let x = left; x < right; x++) {
    const before = count;
    for (let y = top; y < bottom; y++) count += edges[y * width + x] ?? 0;
    if (count > before) columns += 1;
  }
  const share = count / ((right - left) * (bottom - top));
  return share >= MIN_EDGES && share <= MAX_EDGES && columns >= MIN_COLUMNS * (right - left);
};

/** A row with less than this share of the mean of its blob divides what is above from what is below. */
const DIVIDING = 0.35;

/** What is too high for one line, cut where few letter sides are. */
const rowsOf = (edges: Uint8Array, { width }: GreyPicture, { left, top, right, bottom }: LineBox): LineBox[] => {
  const counts = Array.from({ length: bottom - top }, (_, row) => {
    let count = 0;
    for (let x = left; x < right; x++) count += edges[(top + row) * width + x] ?? 0;
    return count;
  });
  const least = (DIVIDING * counts.reduce((sum, count) => sum + count, 0)) / counts.length;
  const rows: LineBox[] = [];
  let begin: number | undefined;
  [...counts, 0].forEach((count, row) => {
    if (count > least) {
      begin ??= row;
      return;
    }
    if (begin !== undefined) rows.push(trimmed(edges, width, { left, right, top: top + begin, bottom: top + row }));
    begin = undefined;
  });
  return rows;
};

/** Without the empty columns at both sides. */
const trimmed = (edges: Uint8Array, width: number, box: LineBox): LineBox => {
  const isEmpty = (x: number): boolean => {
    for (let y = box.top; y < box.bottom; y++) if (edges[y * width + x] === 1) return false;
    return true;
  };
  let { left, right } = box;
  while (left < right - 1 && isEmpty(left)) left += 1;
  while (right > left + 1 && isEmpty(right - 1)) right -= 1;
  return { ...box, left, right };
};

/** Widest gap between words, in heights of the letters. */
const WORD_GAP = 1.25;

/** Words of one line whose gap is wider than between letters: an underscore has no sides, and large letters stand wide. */
const joined = (boxes: readonly LineBox[]): LineBox[] => {
  const lines: LineBox[] = [];
  for (const box of boxes.toSorted((a, b) => a.left - b.left)) {
    const index = lines.findIndex((line) => continues(line, box));
    const line = lines[index];
    if (line === undefined) lines.push(box);
    else lines[index] = { left: line.left, top: Math.min(line.top, box.top), right: Math.max(line.right, box.right), bottom: Math.max(line.bottom, box.bottom) };
  }
  return lines.toSorted((a, b) => a.top - b.top || a.left - b.left);
};

const continues = (line: LineBox, box: LineBox): boolean => {
  const [high, low] = [line.bottom - line.top, box.bottom - box.top];
  const shared = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
  const together = Math.max(line.bottom, box.bottom) - Math.min(line.top, box.top);
  return box.left - line.right <= WORD_GAP * Math.max(high, low) && shared >= 0.6 * Math.min(high, low) && together <= MAX_HEIGHT;
};

/** 1 where brightness changes steeply from left to right, without what goes on downwards for longer than letters are high. */
const letterSides = ({ width, height, grey }: GreyPicture): Uint8Array => {
  const edges = new Uint8Array(width * height);
  // Rows above this one, in each column, that are the side of something.
  const run = new Uint16Array(width);
  const endRun = (x: number, below: number): void => {
    const length = run[x] ?? 0;
    if (length > MAX_HEIGHT) for (let k = 1; k <= length; k++) edges[below - k * width] = 0;
    run[x] = 0;
  };
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 1; x < width - 1; x++) {
      const difference = (grey[row + x + 1] ?? 0) - (grey[row + x - 1] ?? 0);
      if (difference > EDGE || difference < -EDGE) {
        edges[row + x] = 1;
        run[x] = (run[x] ?? 0) + 1;
      } else if (run[x] !== 0) endRun(x, row + x);
    }
  }
  for (let x = 1; x < width - 1; x++) endRun(x, height * width + x);
  return edges;
};

/** What hangs together once the gaps between letters and words are closed. */
const blobs = (edges: Uint8Array, { width, height }: GreyPicture): Blob[] => {
  const all: Blob[] = [];
  let above: Run[] = [];
  for (let y = 0; y < height; y++) {
    const row = runsOf(edges, y * width, width);
    for (const run of row) Object.assign(run.blob, { top: y, bottom: y + 1 });
    let first = 0;
    for (const { left, right, blob } of row) {
      while ((above[first]?.right ?? Infinity) < left) first += 1;
      for (let k = first; (above[k]?.left ?? Infinity) <= right; k++) {
        const other = above[k];
        if (other !== undefined) unite(rootOf(other.blob), rootOf(blob));
      }
      all.push(blob);
    }
    above = row;
  }
  return all.filter(({ parent }) => parent === undefined);
};

/** Edges of one row with small gaps between them, and the blob they belong to. */
interface Run {
  readonly left: number;
  readonly right: number;
  readonly blob: Blob;
}

const runsOf = (edges: Uint8Array, from: number, width: number): Run[] => {
  const runs: Run[] = [];
  let [left, right, count] = [0, -GAP, 0];
  const close = (): void => {
    if (count > 0) runs.push({ left, right, blob: { left, right, top: 0, bottom: 0, edges: count, parent: undefined } });
  };
  for (let x = 0; x < width; x++) {
    if (edges[from + x] !== 1) continue;
    if (x - right >= GAP) {
      close();
      [left, count] = [x, 0];
    }
    right = x + 1;
    count += 1;
  }
  close();
  return runs;
};

const rootOf = (blob: Blob): Blob => {
  let root = blob;
  while (root.parent !== undefined) root = root.parent;
  if (blob !== root) blob.parent = root;
  return root;
};

const unite = (a: Blob, b: Blob): void => {
  if (a === b) return;
  a.left = Math.min(a.left, b.left);
  a.top = Math.min(a.top, b.top);
  a.right = Math.max(a.right, b.right);
  a.bottom = Math.max(a.bottom, b.bottom);
  a.edges += b.edges;
  b.parent = a;
};
