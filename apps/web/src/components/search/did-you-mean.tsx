import { SpellCheck } from 'lucide-react';
import Link from 'next/link';
import { searchHref, type SearchQuery } from '../../lib/ui/links.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The search that may have been meant, a click or Enter away; it looks in the same ways. */
export const DidYouMean = ({ q, modalities, like }: SearchQuery) => {
  const { rich } = useWords();
  return (
    <p className="mb-5 flex gap-2 text-sm text-soft">
      <SpellCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <span>{rich('Did you mean <link>“{q}”</link>?', { q, link: (words) => <Link href={searchHref(q, modalities, like)} className="font-medium text-ink underline underline-offset-2">{words}</Link> })}</span>
    </p>
  );
};
