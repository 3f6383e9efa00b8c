'use client';

import { useQuery } from '@tanstack/react-query';
import { audit } from '../../lib/api/api-access.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Who did what, the newest first. */
export function AuditSection() {
  const words = useWords();
  const { t } = words;
  const { data: entries = [], error } = useQuery({ queryKey: ['audit'], queryFn: audit });
  return (
    <section aria-labelledby="who-did-what">
      <h2 id="who-did-what" className="font-semibold">{t('Who did what')}</h2>
      {error !== null && <p role="alert" className="mt-2 text-sm text-bad">{errorMessage(error, words)}</p>}
      {entries.length === 0 && error === null && <p className="mt-0.5 text-sm text-soft">{t('Nothing yet.')}</p>}
      {entries.length > 0 && (
        <div className="mt-3 max-h-96 overflow-auto rounded-2xl border border-line bg-surface px-4 py-2" tabIndex={0} role="group" aria-label={t('Log')}>
          <table className="w-full text-start text-[0.8125rem] whitespace-nowrap">
            <thead className="text-xs text-faint"><tr>{[t('When'), t('Who'), t('What'), t('Whom or which')].map((name) => <th key={name} scope="col" className="py-1.5 pe-4 font-medium">{name}</th>)}</tr></thead>
            <tbody>
              {entries.map(({ number, at, who, action, target = '' }) => (
                <tr key={number} className="border-t border-line"><td className="py-1.5 pe-4 tabular-nums">{words.date(at)}</td><td className="pe-4">{who}</td><td className="pe-4">{action}</td><td>{target}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
