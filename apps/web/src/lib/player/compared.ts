/** A place of a video, in seconds, that is looked at beside another. */
export interface ComparedPlace {
  readonly video: string;
  readonly at: number;
}

/** The address at which two places stand side by side. */
export const compareHref = (first: ComparedPlace, second: ComparedPlace): string => `/compare?${new URLSearchParams({ a: placeText(first), b: placeText(second) })}`;

/** A place as the address has it, and as the query language names what is like it: `<id of a video>@12.5`. Rounded up, so that it never is on the frame before. */
export const placeText = ({ video, at }: ComparedPlace): string => `${video}@${Math.ceil(at * 1_000 - 1e-6) / 1_000}`;

/** The place in an address; undefined where it holds none. */
export const readPlaceText = (text: string | null): ComparedPlace | undefined => {
  const [, video, seconds] = /^([^@]{1,100})@(\d{1,7}(?:\.\d{1,9})?)$/u.exec(text ?? '') ?? [];
  return video === undefined || seconds === undefined ? undefined : { video, at: Number(seconds) };
};

/** How far two players can go back (negative) and on (positive), in seconds from their places, until one of them is at its beginning or its end. */
export const commonReach = (sides: readonly { readonly at: number; readonly duration: number }[]): readonly [number, number] => [
  -Math.min(...sides.map(({ at }) => at)), Math.max(0, Math.min(...sides.map(({ at, duration }) => duration - at))),
];
