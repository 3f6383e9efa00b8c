import { highlight } from '../../lib/search/highlight.ts';

interface HighlightedProps {
  readonly text: string;
  readonly query: string;
}

/** A text with the words of the query marked. */
export const Highlighted = ({ text, query }: HighlightedProps) => (
  <>
    {highlight(text, query).map((piece, index) =>
      piece.hit ? <mark key={index} className="rounded-sm bg-mark px-0.5 text-ink">{piece.text}</mark> : <span key={index}>{piece.text}</span>)}
  </>
);
