import type { Catalog, DailyHours, LanguageModel, Mailer, Media, MessageBroker, Models, PowerSource, PushSender, SamplingStrategy, SegmentIndex, Stage, StreamCapture, Telemetry, WebhookSender, WithoutRules } from '@frameseek/core';
import type { ModelLimits } from './language/model-limits.ts';
import type { SecondLookSetting } from './search/second-look/second-look-setting.ts';

/** Everything the engine stands on. */
export interface EngineParts {
  readonly media: Media;
  readonly models: Models;
  /** Absent: no language model is set. Use cases call it only through `meteredModel`. */
  readonly language?: LanguageModel;
  /** Absent: no streams are recorded here. */
  readonly capture?: StreamCapture;
  /** Absent, as all these: alerts are kept, and nobody is told by it. */
  readonly webhooks?: WebhookSender;
  /** Absent: no mail server is set. */
  readonly mailer?: Mailer;
  /** Absent: what the computer runs on is not known. */
  readonly power?: PowerSource;
  readonly pusher?: PushSender;
  /** Absent: no MQTT broker is set. */
  readonly broker?: MessageBroker;
  readonly index: SegmentIndex;
  readonly catalog: Catalog;
  /** Told how the work goes; `NO_TELEMETRY` where nobody listens. */
  readonly telemetry: Telemetry;
  readonly settings: EngineSettings;
  /** Milliseconds since 1970; absent: those of this computer. */
  readonly now?: () => number;
}

/** How the engine works, where there is a choice. Read anew wherever it counts: whoever owns it may change it meanwhile. */
export interface EngineSettings {
  /** Folder for thumbnails and sprite sheets; everything in it can be made again. */
  readonly picturesFolder: string;
  /** Folder of files that belong to the library, such as uploads: they go with their video. Absent: all files are people's own. */
  readonly uploadsFolder?: string;
  /** Folder of what is recorded of streams, which belongs to the library; absent: nothing is recorded. */
  readonly recordingsFolder?: string;
  /** Seconds after which a recording ends and the next one begins; absent: an hour. */
  readonly recordingSeconds?: number;
  /** Address of the app as people know it, without a slash at the end; absent: only this computer knows it. */
  readonly publicUrl?: string;
  /** Videos that are indexed at the same time. */
  readonly concurrency: number;
  /** Hours of the day in which the queue of videos is worked on; absent: at any time. */
  readonly indexHours?: DailyHours;
  /** Whether it is worked on while the computer runs on battery; absent: yes. */
  readonly indexOnBattery?: boolean;
  /** Stages that are done here; what else a video needs is left to other workers. Absent: all. */
  readonly stages?: readonly Stage[];
  /** Strategy for videos added without one. */
  readonly sampling: SamplingStrategy;
  /** Language of speech, ISO 639-1; absent: found out. */
  readonly language?: string;
  /** Sound track in which people speak, counted from 1, in films that have so many; absent: found out. */
  readonly soundTrack?: number;
  /** Whether commentaries may be taken for what is said; absent: no. */
  readonly commentaries?: boolean;
  /** Run speech recognition also where subtitles came with the video. */
  readonly recogniseDespiteSubtitles: boolean;
  /** Run it also where all subtitles are translations of what is said; absent: yes. */
  readonly recogniseTranslated?: boolean;
  /** Whether speech in another language is kept in English as well. */
  readonly translateSpeech: boolean;
  /** What a search does without, so that it can be measured; absent: nothing. */
  readonly without?: WithoutRules;
  /** Whether the best moments of a search are looked at again; absent: at more of their frames. */
  readonly secondLook?: SecondLookSetting;
  /** Milliseconds that a search waits for the store, before it shows what was found without it; absent: as long as it takes. */
  readonly storeLimitMs?: number;
  /** What language models may do and cost; absent: the built-in limits. */
  readonly models?: ModelLimits;
}
