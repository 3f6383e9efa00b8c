/** A red JPEG of 16 × 8 pixels. Its comment holds the number, so that each number makes other bytes of the same picture. */
export const smallJpeg = (number: number): Buffer => {
  const jpeg = Buffer.from(RED, 'base64');
  jpeg.write(String(number).padStart(COMMENT_LENGTH), COMMENT_AT, 'latin1');
  return jpeg;
};

const COMMENT_AT = 24;
const COMMENT_LENGTH = 13;
/** Made by ffmpeg: `-f lavfi -i color=red:s=16x8 -frames:v 1`. */
const RED = [
  '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgoKC8oLzc3Nzc3N0E8QUNDQ0FBQUFDQ0NISEhVVVVISEhDQ0hIUFBVVVxfXFdXVVdfX2RkZHh4',
  'c3OMjJGsrM//xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABgcQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAIABADASIA',
  'AhEAAxEA/9oADAMBAAIRAxEAPwCLAFF/f//Z',
].join('');
