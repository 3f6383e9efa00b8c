import Link from 'next/link';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The sign and the name, which lead to the library. */
export function Logo() {
  const { t } = useWords();
  return (
    <Link href="/" className="flex shrink-0 items-center gap-2.5 rounded-lg" aria-label={t('Frameseek, library')}>
      <svg viewBox="0 0 32 32" className="size-8" aria-hidden>
        <rect width="32" height="32" rx="9" className="fill-ink" />
        <path
          d="M8 11V9a1 1 0 0 1 1-1h3M20 8h3a1 1 0 0 1 1 1v2M24 21v2a1 1 0 0 1-1 1h-3M12 24H9a1 1 0 0 1-1-1v-2"
          className="fill-none stroke-paper" strokeWidth="2" strokeLinecap="round"
        />
        <path d="M13.5 12.2v7.6a.6.6 0 0 0 .9.5l6.2-3.8a.6.6 0 0 0 0-1l-6.2-3.8a.6.6 0 0 0-.9.5Z" className="fill-[#ff8a4c]" />
      </svg>
      <span className="text-[1.05rem] font-semibold tracking-tight max-lg:hidden">Frameseek</span>
    </Link>
  );
}
