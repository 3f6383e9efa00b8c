import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ResultsSkeleton } from '../../components/search/results-skeleton.tsx';
import { SearchResults } from '../../components/search/search-results.tsx';
import { queryTitle } from '../../lib/search/query-words.ts';

interface SearchPageProps {
  readonly searchParams: Promise<{ readonly q?: string | string[] }>;
}

/** The query is the title, so that a history of searches can be read. */
export const generateMetadata = async ({ searchParams }: SearchPageProps): Promise<Metadata> => {
  const { q } = await searchParams;
  return { title: queryTitle(typeof q === 'string' ? q : '') };
};

export default function SearchPage() {
  return <Suspense fallback={<ResultsSkeleton />}><SearchResults /></Suspense>;
}
