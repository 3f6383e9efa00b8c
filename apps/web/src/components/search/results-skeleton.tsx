import { skeletonGrid } from '../ui/card-grid.ts';
import { SlowNote } from '../ui/slow-note.tsx';

/** Holds the places of the results, in their size, until they are there. */
export function ResultsSkeleton() {
  return (
    <>
      <SlowNote />
      <div role="status" aria-label="Searching" className={skeletonGrid}>
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="animate-pulse">
            <div className="aspect-video rounded-2xl bg-sunken" />
            <div className="mt-3 h-4 w-3/4 rounded bg-sunken" />
            <div className="mt-2 h-5 w-16 rounded-md bg-sunken" />
          </div>
        ))}
      </div>
    </>
  );
}
