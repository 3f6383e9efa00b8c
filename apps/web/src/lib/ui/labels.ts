import type { Modality, Stage } from '@frameseek/core';
import type { CountedMessage, PlainMessage } from '../../messages/message.ts';

/** What people call the modalities, and how a moment was found by each. */
export const MODALITY_LABELS: Readonly<Record<Modality, { readonly label: PlainMessage; readonly because: PlainMessage }>> = {
  visual: { label: 'Seen', because: 'Seen in the picture' },
  speech: { label: 'Said', because: 'Said or subtitled' },
  text: { label: 'Read', because: 'Written on screen' },
  described: { label: 'Described', because: 'Written about it by a model' },
  sound: { label: 'Heard', because: 'Heard, beside what is said' },
  object: { label: 'Objects', because: 'Objects in the picture' },
};

/** What people call the stages of indexing, and one of the things that a stage makes. */
export const STAGE_LABELS: Readonly<Record<Stage, { readonly label: PlainMessage; readonly made: CountedMessage }>> = {
  probe: { label: 'Reading the file', made: '{n} files' },
  shots: { label: 'Shots', made: '{n} shots' },
  visual: { label: 'Pictures', made: '{n} pictures' },
  speech: { label: 'Speech', made: '{n} passages' },
  text: { label: 'On-screen text', made: '{n} texts' },
  objects: { label: 'Objects', made: '{n} objects' },
  sound: { label: 'Sounds', made: '{n} sounds' },
  speakers: { label: 'Speakers', made: '{n} speakers' },
};

const PART_LABELS: Readonly<Record<string, string>> = {
  visual: 'Pictures', speech: 'Speech', text: 'On-screen text', meaning: 'Meaning of words', voice: 'Speech detection', objects: 'Objects', sounds: 'Sounds', speakers: 'Speakers', store: 'Store', ffmpeg: 'ffmpeg', ffprobe: 'ffprobe',
};

/** What people call a part of the server; its own name with a capital letter where it has no other. */
export const partLabel = (part: string): string => PART_LABELS[part] ?? part.charAt(0).toUpperCase() + part.slice(1);
