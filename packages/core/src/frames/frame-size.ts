import type { Frame, FrameSize } from '../domain/frame.ts';

/** The size (pixels) of the whole picture when it just covers `size`: what `cover` makes before it cuts the middle out. */
export const coveringSize = (video: { readonly width: number; readonly height: number }, size: FrameSize): FrameSize => {
  const aspect = video.width / video.height;
  return {
    width: Math.max(size.width, Math.round(size.height * aspect)),
    height: Math.max(size.height, Math.round(size.width / aspect)),
    fit: 'stretch',
  };
};

/** The middle of a frame, at most as large as the frame itself. The frame as it is when it has that size already. */
export const cropCentre = (frame: Frame, size: { readonly width: number; readonly height: number }): Frame => {
  const width = Math.min(frame.width, size.width);
  const height = Math.min(frame.height, size.height);
  if (width === frame.width && height === frame.height) return frame;
  return cropAt(frame, { width, height, left: Math.floor((frame.width - width) / 2), top: Math.floor((frame.height - height) / 2) });
};

/** A part of a frame, which must lie inside it; in pixels, copied. */
export const cropAt = (frame: Frame, { left, top, width, height }: CropRect): Frame => {
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * frame.width + left) * 3;
    rgb.set(frame.rgb.subarray(from, from + width * 3), row * width * 3);
  }
  return { at: frame.at, width, height, rgb };
};

/** In pixels. */
interface CropRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
