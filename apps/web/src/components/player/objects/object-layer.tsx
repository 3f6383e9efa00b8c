'use client';

import { boxAt } from '@frameseek/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ObjectView } from '../../../hooks/player/use-object-view.ts';
import type { Playback } from '../../../hooks/player/use-playback.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { boxColour, pointsOf } from '../../../lib/player/object-view.ts';
import { ZonePen } from './zone-pen.tsx';

interface ObjectLayerProps {
  readonly view: ObjectView;
  readonly playback: Playback;
  /** The picture below, in pixels of its own. */
  readonly width: number;
  readonly height: number;
}

/** Over the playing picture: boxes around objects, frame by frame, and the area or line that is looked at or drawn. */
export function ObjectLayer({ view, playback: { now, followFrames }, width, height }: ObjectLayerProps) {
  const { t } = useWords();
  const [at, setAt] = useState(now);
  // At once: later it would be drawn over the next picture.
  useEffect(() => followFrames((next) => flushSync(() => setAt(next))), [followFrames]);
  const { tracks, classes, hidden, boxes, zone, drawing, draw, setZone } = view;
  const size = { width, height };
  if (width === 0 || height === 0) return null;
  const shown = boxes ? tracks.filter(({ label, start, end }) => !hidden.has(label) && start <= at && at <= end) : [];
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid meet" role="img" aria-label={t('Boxes around objects')} data-at={at} className="pointer-events-none absolute inset-0 size-full">
        {zone !== undefined && (zone.kind === 'area'
          ? <polygon points={pointsOf(zone.corners, size)} vectorEffect="non-scaling-stroke" className="fill-white/15 stroke-white stroke-2" strokeDasharray="6 4" />
          : <polyline points={pointsOf(zone.corners, size)} vectorEffect="non-scaling-stroke" className="fill-none stroke-white stroke-3" strokeDasharray="6 4" />)}
        {shown.map(({ number, label, path }) => {
          const box = boxAt(path, at);
          if (box === undefined) return null;
          const colour = boxColour(classes.indexOf(label));
          const [[x, y]] = box;
          return (
            <g key={number} data-track={number}>
              <polygon points={pointsOf(box, size)} vectorEffect="non-scaling-stroke" fill="none" stroke={colour} className="stroke-2" />
              <text x={x * width} y={Math.max(height * 0.04, y * height - height * 0.01)} fontSize={height * 0.035} fill={colour} stroke="black" strokeWidth={height * 0.008} paintOrder="stroke">{label} {number}</text>
            </g>
          );
        })}
      </svg>
      {drawing !== undefined && <ZonePen kind={drawing} {...size} onDone={setZone} onLeave={() => draw(undefined)} />}
    </>
  );
}
