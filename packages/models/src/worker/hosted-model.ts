import type { ModelCard } from '../registry/model-list.ts';
import type { WorkerHost } from './worker-host.ts';

/** A model found in a folder, the thread to run it in, and how many threads a run may use. */
export interface HostedModel {
  readonly card: ModelCard;
  readonly folder: string;
  readonly host: WorkerHost;
  readonly threads: number;
}
