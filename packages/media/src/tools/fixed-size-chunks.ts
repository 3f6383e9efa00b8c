interface ChunkOptions {
  /** Also give an incomplete last chunk. */
  readonly keepRest: boolean;
}

/** Cuts a stream of bytes into chunks of `size` bytes, each with memory of its own. */
export async function* fixedSizeChunks(
  bytes: AsyncIterable<Buffer>,
  size: number,
  { keepRest }: ChunkOptions = { keepRest: false },
): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(size);
  let filled = 0;
  for await (const given of bytes) {
    for (let from = 0; from < given.length; ) {
      const part = given.subarray(from, from + size - filled);
      chunk.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < size) continue;
      yield chunk;
      chunk = new Uint8Array(size);
      filled = 0;
    }
  }
  if (keepRest && filled > 0) yield chunk.subarray(0, filled);
}
