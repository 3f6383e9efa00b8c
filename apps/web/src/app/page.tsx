import { Suspense } from 'react';
import { Library } from '../components/library/library.tsx';
import { LibrarySkeleton } from '../components/library/library-skeleton.tsx';
import { firstVideos } from '../lib/server/first-videos.ts';

interface LibraryPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default function LibraryPage({ searchParams }: LibraryPageProps) {
  return <Suspense fallback={<LibrarySkeleton />}><BegunLibrary searchParams={searchParams} /></Suspense>;
}

/** The pictures of the first videos stand in the first answer of the server, so that they need not wait for scripts. */
const BegunLibrary = async ({ searchParams }: LibraryPageProps) => {
  const given = Object.entries(await searchParams).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []));
  return <Library first={await firstVideos(new URLSearchParams(given))} />;
};
