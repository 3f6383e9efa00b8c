import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { catalogAccessContract } from './catalog-access.ts';
import { catalogContentContract } from './catalog-content.ts';
import { catalogHeardContract } from './catalog-heard.ts';
import { catalogConversationContract } from './catalog-conversations.ts';
import { catalogGenerationContract } from './catalog-generations.ts';
import { catalogJobContract } from './catalog-jobs.ts';
import { catalogKeyframeVectorContract } from './catalog-keyframe-vectors.ts';
import { catalogLabelContract } from './catalog-labels.ts';
import { catalogLeaseContract } from './catalog-leases.ts';
import { catalogLedgerContract } from './catalog-ledger.ts';
import { catalogObjectContract } from './catalog-objects.ts';
import { catalogTaskContract } from './catalog-tasks.ts';
import { catalogVideoContract } from './catalog-videos.ts';
import { catalogWatchContract } from './catalog-watch.ts';
import { catalogWordContract } from './catalog-words.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { OnCatalog } from './opened-catalog.ts';

/** How a suite gets the catalog that it tests. */
interface CatalogSetup {
  readonly name: string;
  /** Opens the catalog of this name; the same name opened twice is the same catalog, a new name is empty. */
  open(place: string, now: () => number): Catalog;
}

/** What every `Catalog` must do. */
export const catalogContract = ({ name, open }: CatalogSetup): void => {
  /** Runs one test on an empty catalog and closes all that it opened. */
  const on: OnCatalog = (test) => () => {
    const place = randomUUID().slice(0, 8);
    const clock = { ms: Date.UTC(2026, 0, 1) };
    const handles: Catalog[] = [];
    const again = (): Catalog => {
      const catalog = open(place, () => clock.ms);
      handles.push(catalog);
      return catalog;
    };
    try {
      test({ catalog: again(), clock, again });
    } finally {
      for (const handle of handles) handle.close();
    }
  };
  describe(`${name} as a catalog`, () => {
    catalogVideoContract(on);
    catalogWatchContract(on);
    catalogContentContract(on);
    catalogHeardContract(on);
    catalogObjectContract(on);
    catalogWordContract(on);
    catalogGenerationContract(on);
    catalogJobContract(on);
    catalogLeaseContract(on);
    catalogConversationContract(on);
    catalogTaskContract(on);
    catalogKeyframeVectorContract(on);
    catalogLabelContract(on);
    catalogLedgerContract(on);
    catalogAccessContract(on);
  });
};
