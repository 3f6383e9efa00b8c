'use client';

import type { Corner } from '@frameseek/core';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { pointsOf, type Zone } from '../../../lib/player/object-view.ts';

interface ZonePenProps {
  readonly kind: Zone['kind'];
  readonly width: number;
  readonly height: number;
  readonly onDone: (zone: Zone) => void;
  readonly onLeave: () => void;
}

/** Share of the picture's width within which a press means the first corner. */
const NEAR = 0.03;

/** Draws an area or a line on the picture, a press for each corner. */
export function ZonePen({ kind, width, height, onDone, onLeave }: ZonePenProps) {
  const { t } = useWords();
  const [corners, setCorners] = useState<readonly Corner[]>([]);
  const picture = useRef<SVGSVGElement>(null);
  const latest = useRef({ corners, onDone, onLeave });
  useEffect(() => { latest.current = { corners, onDone, onLeave }; });
  // Whoever asked for it did so below the picture, on a phone far below.
  useEffect(() => { picture.current?.scrollIntoView({ block: 'center' }); }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { corners: drawn, onDone: done, onLeave: leave } = latest.current;
      if (event.key === 'Escape') leave();
      else if (event.key === 'Enter' && kind === 'area' && drawn.length > 2) done({ kind, corners: drawn });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [kind]);

  const press = ({ currentTarget, clientX, clientY }: React.MouseEvent<SVGSVGElement>): void => {
    const matrix = currentTarget.getScreenCTM();
    if (matrix === null) return;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    const corner: Corner = [Math.max(0, Math.min(1, x / width)), Math.max(0, Math.min(1, y / height))];
    const [first] = corners;
    const isFirst = first !== undefined && Math.hypot(corner[0] - first[0], (corner[1] - first[1]) * (height / width)) < NEAR;
    const all = isFirst ? corners : [...corners, corner];
    if (kind === 'line' ? all.length === 2 : isFirst && all.length > 2) onDone({ kind, corners: all });
    else setCorners(all);
  };
  return (
    <>
      <svg ref={picture} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid meet" onClick={press} data-pen={kind} className="absolute inset-0 size-full cursor-crosshair touch-none bg-black/10">
        <polyline points={pointsOf(corners, { width, height })} vectorEffect="non-scaling-stroke" className="fill-white/15 stroke-white stroke-2" />
        {corners.map(([x, y], index) => <circle key={index} cx={x * width} cy={y * height} r={height * 0.012} className={index === 0 ? 'fill-[#ff8a4c]' : 'fill-white'} />)}
      </svg>
      <p role="status" className="pointer-events-none absolute inset-x-0 bottom-3 mx-auto w-fit max-w-[92%] rounded-full bg-black/75 px-3 py-1.5 text-center text-xs text-white">
        {kind === 'area' ? t('Press on the corners; on the first one again, or Enter, to end. Esc leaves it.') : t('Press where the line begins, and where it ends. Esc leaves it.')}
      </p>
    </>
  );
}
