import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ResultsSkeleton } from '../../components/search/results-skeleton.tsx';
import { queryTitle } from '../../lib/search/query-words.ts';
import { firstMoments } from '../../lib/server/first-moments.ts';
import { requestWords } from '../../lib/server/request-locale.ts';
import { SearchResults } from '../../components/search/search-results.tsx';

interface SearchPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The query is the title, so that a history of searches can be read. */
export const generateMetadata = async ({ searchParams }: SearchPageProps): Promise<Metadata> => {
  const { q } = await searchParams;
  return { title: queryTitle(typeof q === 'string' ? q : '', await requestWords()) };
};

export default function SearchPage({ searchParams }: SearchPageProps) {
  return <Suspense fallback={<ResultsSkeleton isPage />}><BegunSearch searchParams={searchParams} /></Suspense>;
}

/** The pictures of the first moments stand in the first answer of the server, so that they need not wait for scripts. */
const BegunSearch = async ({ searchParams }: SearchPageProps) => {
  const given = Object.entries(await searchParams).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []));
  return <SearchResults first={await firstMoments(new URLSearchParams(given))} />;
};
