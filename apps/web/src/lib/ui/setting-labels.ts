import type { SettingChange } from '@frameseek/core';
import type { PlainMessage } from '../../messages/message.ts';

/** What a group of settings is called. */
export const GROUP_LABELS: Readonly<Record<SettingChange['group'], PlainMessage>> = { indexing: 'Indexing', speech: 'Speech', models: 'Models', answers: 'Search and answers', limits: 'Limits' };

const LABELS: Readonly<Record<string, string>> = {
  FRAMESEEK_INDEX_HOURS: 'Hours of indexing',
  FRAMESEEK_INDEX_ON_BATTERY: 'Indexing on battery',
  FRAMESEEK_CONCURRENCY: 'Videos at a time',
  FRAMESEEK_THREADS: 'Threads of the models',
  FRAMESEEK_SAMPLING: 'Frames that are looked at',
  FRAMESEEK_LANGUAGE: 'Language spoken',
  FRAMESEEK_TRANSLATE_SPEECH: 'Speech in English as well',
  FRAMESEEK_RECOGNISE_ALWAYS: 'Recognise speech besides subtitles',
  FRAMESEEK_RECOGNISE_TRANSLATED: 'Recognise speech besides translated subtitles',
  FRAMESEEK_SOUND_TRACK: 'Sound track with speech',
  FRAMESEEK_COMMENTARIES: 'Commentaries count as speech',
  FRAMESEEK_SUBTITLE_ENCODING: 'Encoding of subtitles',
  FRAMESEEK_VISUAL_MODEL: 'Model for pictures',
  FRAMESEEK_SENTENCES_MODEL: 'Model for the meaning of words',
  FRAMESEEK_TRANSCRIBER_MODEL: 'Model for speech',
  FRAMESEEK_DETECTOR_MODEL: 'Model that detects speech',
  FRAMESEEK_READER_MODEL: 'Reading text in the picture',
  FRAMESEEK_OBJECTS_MODEL: 'Model for objects',
  FRAMESEEK_TAGGER_MODEL: 'Model for sounds',
  FRAMESEEK_VOICES_MODEL: 'Model for voices',
  FRAMESEEK_OFFLINE: 'Never download anything',
  FRAMESEEK_SECOND_LOOK: 'Second look at the best moments',
  FRAMESEEK_LANGUAGE_MODEL: 'Model that answers',
  FRAMESEEK_LANGUAGE_PICTURES: 'It is sent pictures',
  FRAMESEEK_LANGUAGE_TOOLS: 'It may search by itself',
  FRAMESEEK_ANSWER_STEPS: 'Searches for one answer',
  FRAMESEEK_ANSWER_TOKENS: 'Tokens for one answer',
  FRAMESEEK_ANSWER_FRAMES: 'Pictures for one answer',
  FRAMESEEK_ANSWER_DOLLARS: 'Dollars for one answer',
  FRAMESEEK_DAY_TOKENS: 'Tokens a day',
  FRAMESEEK_DAY_FRAMES: 'Pictures a day',
  FRAMESEEK_DAY_DOLLARS: 'Dollars a day',
  FRAMESEEK_UPLOAD_LIMIT_MB: 'Largest upload, in megabytes',
  FRAMESEEK_RECORDING_MINUTES: 'Minutes of a recording',
};

/** The variables of all settings that people are told of by a name. */
export const LABELLED_SETTINGS: readonly string[] = Object.keys(LABELS);

/** What a setting is called for people; its variable where it has no other name. */
export const settingLabel = (name: string): string => LABELS[name] ?? name;
