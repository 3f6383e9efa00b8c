import type { Modality } from '../../domain/modality.ts';
import type { VideoId } from '../../domain/video.ts';

/** A query as it was written: what is looked for, in steps that follow one another in time, and the filters of all of them. */
export interface QuerySyntax {
  /** One, or several joined by `then`; none when the query holds nothing but filters. */
  readonly steps: readonly Step[];
  readonly filters: readonly QueryFilter[];
}

/** What is looked for between one `then` and the next. */
export interface Step {
  readonly parts: readonly Part[];
  /** `within 20s`: seconds after the end of the step before. */
  readonly within?: number;
}

/** One thing that is looked for: words, or a picture to be like. */
export type Part = TextPart | LikePart;

/** A word, or several in quotation marks. */
export interface TextPart {
  readonly kind: 'word' | 'phrase';
  readonly text: string;
  /** `-word`: moments with it are left out. */
  readonly not: boolean;
  /** `said:`, `shown:` or `seen:` stands before it. */
  readonly by?: Modality;
  /** `color:red`, `moving:left`, `size:large`: what a thing is like that is looked for by `object:`. */
  readonly trait?: ThingTrait;
}

/** What may be said of a thing that is looked for. */
export type ThingTrait = 'color' | 'moving' | 'size';

/** `like:<video>@<seconds>` or `like:picture:<id>`: pictures that look like this one. */
export type LikePart = PictureReference & {
  readonly kind: 'like';
  readonly not: boolean;
};

/** A picture that others should be like. */
export type PictureReference = MomentPicture | KeptPicture;

/** The picture at a time of a video, in seconds. */
export interface MomentPicture {
  readonly videoId: VideoId;
  readonly at: number;
}

/** A picture that was brought along, kept under its id: 32 hexadecimal digits. */
export interface KeptPicture {
  readonly picture: string;
}

/** What a video or a moment must be, wherever it stands in the query. */
export type QueryFilter =
  | { readonly field: 'in'; readonly text: string; readonly not: boolean }
  /** A label that people gave the video. */
  | { readonly field: 'tag'; readonly text: string; readonly not: boolean }
  /** Who says it: a name that people gave a voice. */
  | { readonly field: 'speaker'; readonly text: string; readonly not: boolean }
  /** Positions in the video, in seconds. */
  | { readonly field: 'after' | 'before'; readonly at: number }
  /** When it was recorded: a year, a month or a day as in ISO 8601; `after` takes in the first moment of it. */
  | { readonly field: 'after' | 'before'; readonly date: string }
  /** The year, month or day on which it was recorded, where the camera was. */
  | { readonly field: 'on'; readonly date: string; readonly not: boolean }
  /** Where it was recorded: coordinates, or the name of a place around. */
  | { readonly field: 'near'; readonly text: string; readonly not: boolean }
  /** Length of the video in seconds. */
  | { readonly field: 'longer' | 'shorter'; readonly seconds: number };
