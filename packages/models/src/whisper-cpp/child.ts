/**
 * The process in which whisper-node runs: importing it changes the working directory, and it may end its process. It joins
 * paths into a shell line, so they must be plain. Its own answer loses the first line: the subtitle file is read instead.
 */
import { z } from 'zod';

const [entry, wav, model, language] = z.tuple([z.string(), z.string(), z.string(), z.string()]).parse(process.argv.slice(2));
const { whisper } = z.object({ whisper: z.custom<(path: string, options: object) => Promise<unknown>>((value) => typeof value === 'function') })
  .parse(await import(entry));
await whisper(wav, { modelPath: model, whisperOptions: { language, word_timestamps: true, gen_file_vtt: true } });
