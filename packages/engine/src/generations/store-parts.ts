import type { Catalog, Models, SegmentIndex, Telemetry } from '@frameseek/core';

/** What a store is looked at with. */
export interface StoreParts {
  readonly index: Pick<SegmentIndex, 'name' | 'identity' | 'count' | 'tally' | 'spaces'>;
  readonly catalog: Catalog;
  readonly models: Pick<Models, 'status'>;
  readonly telemetry: Telemetry;
}
