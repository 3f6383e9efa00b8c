import type { SubtitleOptions, Transcript } from '@frameseek/core';
import type { Tools } from '../tools/ffmpeg.ts';
import { readCues } from './read-cues.ts';
import { sidecarFiles } from './sidecar-files.ts';
import { subtitleStreams } from './subtitle-streams.ts';

/**
 * The subtitles that come with a video, as far as they are text: its default stream, its other ones, then the files beside it.
 * Rejects with the faults of a file that cannot be read, and as `readCues` does.
 */
export const subtitlesOf = async (tools: Tools, path: string, options: SubtitleOptions): Promise<readonly Transcript[]> => {
  const { signal } = options;
  const texts = [
    ...(await subtitleStreams(tools, path, options)).map((text) => ({ ...text, source: 'stream' as const })),
    ...(await sidecarFiles(path, { signal })).map((text) => ({ ...text, source: 'sidecar' as const })),
  ];
  const cues = await readCues(texts.map(({ bytes, notation }) => ({ bytes, notation })), { path, signal });
  return texts
    .map(({ source, language }, index) => ({ source, ...(language !== undefined && { language }), cues: cues[index] ?? [] }))
    .filter((transcript) => transcript.cues.length > 0);
};
