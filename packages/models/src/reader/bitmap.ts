import type { Frame } from '@frameseek/core';

const HEADER_BYTES = 54;

/** A frame as a BMP file in memory: no compression, so it costs almost nothing to write and read. */
export const toBitmap = ({ width, height, rgb }: Frame): Buffer => {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(HEADER_BYTES + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(HEADER_BYTES, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(stride * height, 34);
  for (let y = 0; y < height; y++) {
    // Rows stand from the bottom up, channels as blue, green, red.
    let to = HEADER_BYTES + (height - 1 - y) * stride;
    for (let from = y * width * 3; from < (y + 1) * width * 3; from += 3) {
      file[to++] = rgb[from + 2] ?? 0;
      file[to++] = rgb[from + 1] ?? 0;
      file[to++] = rgb[from] ?? 0;
    }
  }
  return file;
};
