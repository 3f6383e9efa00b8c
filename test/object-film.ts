import { execFile } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { boxOf, type ObjectColor, type ObjectTrack } from '@frameseek/core';

/** A coloured rectangle that moves evenly, from its middle at the beginning to that at the end, in pixels. */
interface Placed extends Pick<ObjectTrack, 'start' | 'end'> {
  /** As the fixture's detector calls it by its shape. */
  readonly label: 'square' | 'person' | 'dog';
  readonly color: ObjectColor;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

const [WIDTH, HEIGHT, RATE] = [192, 144, 10];
/** Seconds; there is a cut in the middle. */
const OBJECT_SECONDS = 24;
const OBJECT_CUT = 12;
const SIZES = { square: [24, 24], person: [14, 34], dog: [34, 16] } as const;
const PAINTS: Readonly<Partial<Record<ObjectColor, readonly [number, number, number]>>> = { red: [220, 30, 30], blue: [30, 50, 220], green: [30, 160, 40], yellow: [240, 220, 40] };
/** What stands behind: lighter behind the cut. */
const GREY = [90, 170] as const;

/** What is where when; two that are there at once are further apart than the fixture's detector looks around each. */
export const OBJECT_TRUTH: readonly Placed[] = [
  { label: 'square', color: 'red', start: 1, end: 6, from: [160, 30], to: [40, 30] },
  { label: 'square', color: 'blue', start: 3, end: 9, from: [30, 110], to: [150, 110] },
  { label: 'person', color: 'green', start: 8, end: 12, from: [40, 50], to: [40, 50] },
  { label: 'person', color: 'red', start: 13, end: 19, from: [40, 40], to: [40, 40] },
  { label: 'person', color: 'blue', start: 15, end: 22, from: [110, 40], to: [110, 40] },
  { label: 'dog', color: 'yellow', start: 16, end: 20, from: [150, 115], to: [50, 115] },
];

/** Where a thing is at a time, as the box around it in shares of the picture. */
export const truthAt = ({ label, start, end, from, to }: Placed, at: number) => {
  const share = (at - start) / (end - start);
  const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  const [width, height] = SIZES[label];
  return boxOf({ left: (x - width / 2) / WIDTH, top: (y - height / 2) / HEIGHT, right: (x + width / 2) / WIDTH, bottom: (y + height / 2) / HEIGHT });
};

/** Writes a film of those things. */
export const objectFilm = async (target: string): Promise<string> => {
  const raw = `${target}.rgb`;
  const file = await open(raw, 'w');
  for (let frame = 0; frame < OBJECT_SECONDS * RATE; frame += 1) await file.write(paint(frame / RATE));
  await file.close();
  const args = ['-loglevel', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(RATE), '-i', raw, '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-pix_fmt', 'yuv444p', target];
  await promisify(execFile)('ffmpeg', args);
  await rm(raw);
  return target;
};

const paint = (at: number): Uint8Array => {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3).fill(GREY[at < OBJECT_CUT ? 0 : 1]);
  for (const thing of OBJECT_TRUTH.filter(({ start, end }) => at >= start && at < end)) {
    const [[left, top], , [right, bottom]] = truthAt(thing, at);
    for (let y = Math.round(top * HEIGHT); y < Math.round(bottom * HEIGHT); y += 1) {
      for (let x = Math.round(left * WIDTH); x < Math.round(right * WIDTH); x += 1) rgb.set(PAINTS[thing.color] ?? [], (y * WIDTH + x) * 3);
    }
  }
  return rgb;
};
