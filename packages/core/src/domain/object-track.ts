import type { Span } from '../time/span.ts';
import type { Quadrilateral } from './screen-text.ts';

/** The colours that things are told apart by: the eleven basic ones of English (Berlin and Kay 1969). */
export const OBJECT_COLORS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'brown', 'white', 'grey', 'black'] as const;
/** One of them. */
export type ObjectColor = (typeof OBJECT_COLORS)[number];

/** A thing that a detector sees in one picture. */
export interface Detection {
  /** As the model calls it: a class of its own, such as `person`. */
  readonly label: string;
  /** How sure it is, 0 to 1. */
  readonly score: number;
  /** Upright, in shares of the picture. */
  readonly box: Quadrilateral;
  /** Most of what is seen in the box, where that was looked at. */
  readonly color?: ObjectColor;
}

/** All things that are seen in the picture at `at` seconds. */
export interface DetectedFrame {
  readonly at: number;
  readonly detections: readonly Detection[];
}

/** Where a thing was seen at `at` seconds. */
export interface PathPoint {
  readonly at: number;
  readonly box: Quadrilateral;
}

/** One thing on its way through a video, from when it is seen first to when it is seen last. */
export interface ObjectTrack extends Span {
  /** Counted from 1 within its video. */
  readonly number: number;
  readonly label: string;
  /** The mean of how sure the detector was, 0 to 1. */
  readonly score: number;
  /** Where it was seen, in ascending time, the first and the last included; between two of them it moves evenly. */
  readonly path: readonly PathPoint[];
  /** The colour that was seen most often; null where none was. */
  readonly color: ObjectColor | null;
}
