import { Suspense } from 'react';
import { Library } from '../components/library/library.tsx';
import { LibrarySkeleton } from '../components/library/library-skeleton.tsx';

export default function LibraryPage() {
  return <Suspense fallback={<LibrarySkeleton />}><Library /></Suspense>;
}
