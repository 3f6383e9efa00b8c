/** One decoded picture: packed 8-bit RGB rows, `width * height * 3` bytes. */
export interface Frame {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** How a frame is fitted to the size asked for: cut the middle out, or distort. `cover` keeps the aspect ratio. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
}
