/** Words after which stands what is written: "a sign saying stop", "the slide titled Results". */
const ANNOUNCING = /\b(?:say(?:s|ing)?|reads|reading|titled|entitled|labell?ed|captioned|lettered)\b\s*:?\s*/iu;

/** What a query says that stands written: all that follows the first word which announces it, or the whole query. */
export const writtenWords = (query: string): string => {
  const announced = query.split(ANNOUNCING).slice(1).join(' ').trim();
  return announced === '' ? query : announced;
};
