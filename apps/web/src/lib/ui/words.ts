import type { Modality, Stage } from '@frameseek/core';

/** What people call the ways of finding, the stages and the parts. */
export const MODALITY_WORDS: Readonly<Record<Modality, { readonly label: string; readonly because: string }>> = {
  visual: { label: 'Seen', because: 'Seen in the picture' },
  speech: { label: 'Said', because: 'Said or subtitled' },
  text: { label: 'Read', because: 'Written on screen' },
  described: { label: 'Described', because: 'Written about it by a model' },
};

export const STAGE_WORDS: Readonly<Record<Stage, { readonly label: string; readonly unit: string }>> = {
  probe: { label: 'Reading the file', unit: 'file' },
  shots: { label: 'Shots', unit: 'shot' },
  visual: { label: 'Pictures', unit: 'picture' },
  speech: { label: 'Speech', unit: 'passage' },
  text: { label: 'On-screen text', unit: 'text' },
};

const PART_WORDS: Readonly<Record<string, string>> = {
  visual: 'Pictures', speech: 'Speech', text: 'On-screen text', sentences: 'Meaning of words', transcriber: 'Speech recognition',
  detector: 'Speech detection', reader: 'On-screen text', store: 'Store', ffmpeg: 'ffmpeg', ffprobe: 'ffprobe',
};

export const partLabel = (part: string): string => PART_WORDS[part] ?? part.charAt(0).toUpperCase() + part.slice(1);
