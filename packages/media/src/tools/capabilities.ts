import { toolText, type Tools } from './ffmpeg.ts';

/** What builds of ffmpeg differ in. */
type Kind = 'filters' | 'decoders';

/** Lists of what each ffmpeg can do, by its path: it does not change while the program runs. */
const known = new Map<string, Promise<string>>();

/** Whether this ffmpeg was built with a filter or a decoder. Rejects as `toolText` does. */
export const hasCapability = async (tools: Tools, kind: Kind, name: string): Promise<boolean> => {
  const key = `${kind} ${tools.ffmpeg}`;
  const list = known.get(key) ?? toolText(tools, { tool: 'ffmpeg', args: ['-hide_banner', `-${kind}`], path: tools.ffmpeg, signal: new AbortController().signal });
  known.set(key, list);
  try {
    return new RegExp(`^ *\\S+ +${name} `, 'm').test(await list);
  } catch (error) {
    known.delete(key);
    throw error;
  }
};
