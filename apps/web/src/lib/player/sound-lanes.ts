import { soundKindOf, type SoundKind, type SoundList } from '@frameseek/core';
import type { PlainMessage } from '../../messages/message.ts';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';
import type { Lane } from './timeline.ts';

/** What people call the kinds of sound. */
export const SOUND_KIND_LABELS: Readonly<Record<SoundKind, PlainMessage>> = { speech: 'Speech', music: 'Music', silence: 'Silence', other: 'Other sounds' };

/** What is heard as rows of the timeline: a band of speech, music and silence, and the other sounds. */
export const soundLanes = ({ events, band }: SoundList, { t }: Words = ENGLISH_WORDS): readonly Lane[] => [
  { key: 'sound-band', kind: 'sound', name: t('Speech, music, silence'), marks: band.filter(({ kind }) => kind !== 'other').map(({ kind, start, end }) => ({ start, end, label: t(SOUND_KIND_LABELS[kind]), sound: kind })) } as const,
  { key: 'sounds', kind: 'sound', name: t('Heard'), marks: otherSounds(events).map(({ start, end, label }) => ({ start, end, label })) } as const,
].filter(({ marks }) => marks.length > 0);

/** The events that the band does not show already. */
export const otherSounds = (events: SoundList['events']): SoundList['events'] => events.filter(({ label }) => soundKindOf(label) === undefined);
