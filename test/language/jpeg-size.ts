/** Width and height of a JPEG, from its frame header; throws when the bytes are not a JPEG. */
export const jpegSize = (bytes: Uint8Array): { width: number; height: number } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) throw new Error(`these ${bytes.length} bytes are not a JPEG`);
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    // SOF0 to SOF15 but for the tables (DHT, JPG, DAC), ITU-T T.81 table B.1.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
  }
  throw new Error('the JPEG has no frame header');
};
