'use client';

import { MOMENT_ORDERS, type MomentOrder } from '../../lib/search/arrange-moments.ts';
import { localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';

/** How the moments of a search are looked at. */
interface ResultsView {
  readonly order: MomentOrder;
  /** One card for each video, and not one for each moment. */
  readonly grouped: boolean;
}

const isResultsView = (value: unknown): value is ResultsView =>
  typeof value === 'object' && value !== null && 'order' in value && 'grouped' in value && typeof value.grouped === 'boolean' && MOMENT_ORDERS.some(([order]) => order === value.order);

const store = localStore<ResultsView>('frameseek-results', isResultsView, { order: 'best', grouped: false });

/** How this browser looks at the moments of every search, and how to look at them otherwise. */
export const useResultsView = () => ({ view: useLocalStore(store), setView: store.write });
