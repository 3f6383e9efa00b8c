'use client';

import type { Report, ReportCell, ReportMoment } from '@frameseek/core';
import Link from 'next/link';
import { useHasPicture } from '../../hooks/library/use-has-picture.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { clock } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { Poster } from '../pictures/poster.tsx';

/** The rows of a report; each cell opens the moment that it rests on. */
export function ReportTable({ table: { question, fields, rows, moments } }: { readonly table: Report }) {
  const numbered = new Map(moments.map((moment) => [moment.number, moment]));
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface">
      <table aria-label={question} className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-start text-xs text-soft">
            {fields.map(({ name, unit }) => <th key={name} scope="col" className="px-3 py-2.5 text-start font-medium whitespace-nowrap">{name}{unit !== undefined && <span className="text-faint"> ({unit})</span>}</th>)}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ cells }, index) => (
            <tr key={index} className="align-top">
              {fields.map(({ name }, place) => <td key={name} className="min-w-36 px-1.5 py-1.5"><Cell cell={cells[place] ?? null} moment={numbered.get(cells[place]?.moment ?? -1)} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: ReportCell | null;
  readonly moment: ReportMoment | undefined;
}

const Cell = ({ cell, moment }: CellProps) => {
  const { t, number } = useWords();
  if (cell === null || moment === undefined) return <span className="px-1.5 text-faint">–</span>;
  const { value } = cell;
  return <Cited text={typeof value === 'boolean' ? t(value ? 'Yes' : 'No') : typeof value === 'number' ? number(value) : value} moment={moment} />;
};

function Cited({ text, moment: { videoId, title, at } }: { readonly text: string; readonly moment: ReportMoment }) {
  const hasPicture = useHasPicture(videoId);
  return (
    <Link href={playerHref(videoId, { at })} prefetch={false} title={`${title}, ${clock(at)}`} className="flex items-start gap-2.5 rounded-lg p-1.5 hover:bg-sunken">
      <span className="relative aspect-video w-16 shrink-0 overflow-hidden rounded-md bg-sunken"><Poster id={videoId} at={at} hasPicture={hasPicture} /></span>
      <span className="min-w-0"><span className="block break-words">{text}</span><span className="block truncate text-xs text-faint tabular-nums">{title} · {clock(at)}</span></span>
    </Link>
  );
}
