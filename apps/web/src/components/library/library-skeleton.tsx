/** Pixels that a card is at least wide, in the library and among the moments. */
export const CARD_LEAST = 250;

/** The same columns before anything can be measured. */
export const skeletonGrid = 'grid grid-cols-[repeat(auto-fill,minmax(min(250px,100%),1fr))] gap-x-5 gap-y-8';

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
