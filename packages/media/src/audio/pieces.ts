export interface PieceOptions {
  /** Also give an incomplete last piece. */
  readonly keepRest: boolean;
}

/** Cuts a stream of bytes into pieces of equal size, each with memory of its own. */
export async function* inPieces(
  bytes: AsyncIterable<Buffer>,
  size: number,
  { keepRest }: PieceOptions = { keepRest: false },
): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + size - filled);
      piece.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
  if (keepRest && filled > 0) yield piece.subarray(0, filled);
}
