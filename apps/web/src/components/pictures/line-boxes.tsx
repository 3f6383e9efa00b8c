'use client';

import type { PlacedLine } from '@frameseek/core';
import { useState } from 'react';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface LineBoxesProps {
  readonly lines: readonly PlacedLine[];
  /** The picture below, in pixels of its own. */
  readonly width: number;
  readonly height: number;
  /** How the picture is fitted into its box: whole, or filling it. */
  readonly fit: 'contain' | 'cover';
}

/** Boxes around what is written in a picture, drawn over it. */
export function LineBoxes({ lines, width, height, fit }: LineBoxesProps) {
  if (lines.length === 0 || width === 0 || height === 0) return null;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio={`xMidYMid ${fit === 'cover' ? 'slice' : 'meet'}`} className="pointer-events-none absolute inset-0 size-full">
      {lines.map((line) => <LineBox key={`${line.start} ${line.text}`} line={line} width={width} height={height} copies={fit === 'contain'} />)}
    </svg>
  );
}

interface LineBoxProps extends Pick<LineBoxesProps, 'width' | 'height'> {
  readonly line: PlacedLine;
  /** A click copies the text: not where the whole picture is a link. */
  readonly copies: boolean;
}

function LineBox({ line: { text, box }, width, height, copies }: LineBoxProps) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const points = box.map(([x, y]) => `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`).join(' ');
  const shape = <polygon points={points} vectorEffect="non-scaling-stroke" className="fill-[#ff8a4c]/15 stroke-[#ff8a4c] stroke-2" />;
  if (!copies) return <g role="img" aria-label={t('Written here: {text}', { text })}>{shape}</g>;
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false));
  return (
    <g role="button" tabIndex={0} aria-label={t('Copy “{text}”', { text })} className="pointer-events-auto cursor-copy" onClick={copy} onKeyDown={({ key }) => { if (key === 'Enter') copy(); }}>
      <title>{copied ? t('Copied') : t('Copy “{text}”', { text })}</title>
      {shape}
    </g>
  );
}
