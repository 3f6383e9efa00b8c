/** One decoded picture at `at` seconds: packed 8-bit RGB rows from top to bottom, `width * height * 3` bytes. */
export interface Frame {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/**
 * How a frame is fitted to the size asked for, in pixels: `cover` keeps the aspect ratio and cuts the middle out,
 * `stretch` distorts.
 */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
}
