import { languageCode, type AudioStream, type VideoDetail } from '@frameseek/core';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** The value of the choice that leaves it to the server which track is listened to. */
export const AUTOMATIC = 'auto';

/** The sound tracks of a film to choose from, as values and labels of a select; counted from 1, as the API counts them. */
export const soundTrackOptions = (video: VideoDetail, words: Words = ENGLISH_WORDS): readonly (readonly [value: string, label: string])[] => {
  const used = usedTrack(video);
  return [
    [AUTOMATIC, words.t('Automatic')],
    ...(video.probe?.audio ?? []).map((stream): [string, string] => [String(stream.index + 1), `${stream.index + 1}: ${trackLabel(stream, used === stream.index + 1, words)}`]),
  ];
};

/** The sound track that was listened to, counted from 1; undefined where what is said comes from subtitles, or from nothing. */
export const usedTrack = ({ transcripts }: VideoDetail): number | undefined => transcripts.find(({ soundTrack }) => soundTrack !== undefined)?.soundTrack;

/** `German · Director’s cut · commentary · listened to`. */
const trackLabel = ({ language, title, isCommentary }: AudioStream, isUsed: boolean, { t, locale }: Words): string => {
  const parts = [language && languageName(language, locale), title, isCommentary === true ? t('commentary') : '', isUsed ? t('listened to') : ''];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ') || t('no name');
};

/** A file may say anything where a language should stand: what is none is shown as it is. */
const languageName = (language: string, locale: string): string => {
  const code = languageCode(language);
  return (code && new Intl.DisplayNames([locale], { type: 'language' }).of(code)) ?? language;
};
