import { skeletonGrid } from '../ui/card-grid.ts';

/** Holds the places of the library, in their size, until it is there. */
export function LibrarySkeleton() {
  return (
    <div role="status" aria-label="Loading the library">
      <div className="mb-4 h-8 w-32 rounded-lg bg-sunken" />
      <div className="mb-5 h-9 w-full max-w-2xl rounded-xl bg-sunken" />
      <div className={skeletonGrid}>
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="animate-pulse">
            <div className="aspect-video rounded-2xl bg-sunken" />
            <div className="mt-3 h-4 w-2/3 rounded bg-sunken" />
            <div className="mt-2 h-3 w-1/3 rounded bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}
