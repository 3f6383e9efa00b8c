import type { Label, LabelRequest } from './labels.ts';

/** Remembers what people said of results. Labels go with their video. */
export interface LabelRepository {
  /** Keeps the label; another verdict on the same span for the same query replaces the one before and keeps its id. */
  putLabel(request: LabelRequest): Label;
  /** Newest first. */
  labels(): readonly Label[];
  /** False when there is no such label. */
  removeLabel(id: string): boolean;
}
