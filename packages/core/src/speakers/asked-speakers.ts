import type { VideoSpeakers } from '../catalog/content/speaker-repository.ts';
import { speakerName } from '../domain/speaker.ts';
import type { VideoId } from '../domain/video.ts';
import type { QueryFilter } from '../query/syntax/syntax.ts';
import { foldText } from '../text/fold-text.ts';

/** Numbers of speakers by video. */
type SpeakersByVideo = Readonly<Record<VideoId, readonly number[]>>;

/** Whose words are looked for. */
export interface AskedSpeakers {
  /** Absent: anybody's. */
  readonly wanted?: SpeakersByVideo;
  /** Absent: nobody is left out. */
  readonly unwanted?: SpeakersByVideo;
}

/** Names that are told in a note on one that nobody has. */
const NAMED = 8;

/** The speakers that the filters of a query ask for; undefined where they ask for none. `notes` are sentences on names that nobody has. */
export const askedSpeakers = (filters: readonly QueryFilter[], all: () => readonly VideoSpeakers[]): { readonly speakers: AskedSpeakers; readonly notes: readonly string[] } | undefined => {
  const asked = filters.flatMap((filter) => (filter.field === 'speaker' ? [filter] : []));
  if (asked.length === 0) return undefined;
  const videos = all();
  const numbers = (not: boolean): SpeakersByVideo | undefined => {
    const texts = asked.filter((filter) => filter.not === not).map(({ text }) => text);
    return texts.length === 0 ? undefined : Object.fromEntries(videos.flatMap(({ videoId, speakers }) => {
      const found = speakers.filter((speaker) => texts.some((text) => isCalled(speaker, text))).map(({ number }) => number);
      return found.length === 0 ? [] : [[videoId, found]];
    }));
  };
  const [wanted, unwanted] = [numbers(false), numbers(true)];
  const unknown = asked.filter(({ text }) => !videos.some(({ speakers }) => speakers.some((speaker) => isCalled(speaker, text))));
  return { speakers: { ...(wanted !== undefined && { wanted }), ...(unwanted !== undefined && { unwanted }) }, notes: unknown.map(({ text }) => unknownNote(text, videos)) };
};

const isCalled = (speaker: VideoSpeakers['speakers'][number], text: string): boolean => foldText(speakerName(speaker)) === foldText(text);

const unknownNote = (text: string, videos: readonly VideoSpeakers[]): string => {
  const names = [...new Map(videos.flatMap(({ speakers }) => speakers.flatMap(({ name }) => (name === undefined ? [] : [[foldText(name), name] as const])))).values()].toSorted((a, b) => a.localeCompare(b));
  if (names.length === 0) return `Nobody who speaks is called “${text}”: no voice has a name yet. Names are given beside the player, or by “frameseek speakers <video> --name "1=${text}"”.`;
  const told = names.slice(0, NAMED).map((name) => `“${name}”`).join(', ');
  return `Nobody who speaks is called “${text}”; there are ${told}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}.`;
};
