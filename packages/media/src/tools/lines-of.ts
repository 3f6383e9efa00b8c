/** The lines of a tool's output, without their ends, as bytes (Latin 1): what ffprobe prints of packets is plain ASCII. */
export async function* linesOf(output: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of output) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
