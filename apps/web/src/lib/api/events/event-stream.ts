/** One server-sent event: its name and its data, as text. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Server-sent events of one answer, as they come. Read by fetch, since an EventSource can neither be told from a failed
 * request nor stops asking again once the answer has ended. (WHATWG HTML, 9.2.)
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = toEvent(block);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    await reader.cancel();
  }
}

/** One block of lines; comments, which keep a connection awake, are no event. */
const toEvent = (block: string): ServerEvent | undefined => {
  const fields = block.split(/\r?\n/).map((line) => /^(\w+): ?(.*)$/s.exec(line)).filter((match) => match !== null);
  const data = fields.filter(([, field]) => field === 'data').map(([, , value]) => value ?? '');
  if (data.length === 0) return undefined;
  return { name: fields.find(([, field]) => field === 'event')?.[2] ?? 'message', data: data.join('\n') };
};
