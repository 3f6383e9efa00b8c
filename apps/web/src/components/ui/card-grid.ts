/** Pixels that a card is at least wide, in the library and among the moments. */
export const MIN_CARD_WIDTH = 250;

/** Cards whose pictures are fetched before anything else: they are what a page shows first. */
export const FIRST_CARDS = 4;

/** The classes of the same columns, before anything can be measured. */
export const skeletonGrid = 'grid grid-cols-[repeat(auto-fill,minmax(min(250px,100%),1fr))] gap-x-5 gap-y-8';
