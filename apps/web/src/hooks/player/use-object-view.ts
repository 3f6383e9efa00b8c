'use client';

import type { ObjectTrack, VideoDetail } from '@frameseek/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { objects } from '../../lib/api/api.ts';
import { classesOf, type Zone } from '../../lib/player/object-view.ts';

/** The objects of a video, and what is shown of them. */
export interface ObjectView {
  /** Empty where nothing looked for objects, or found any. */
  readonly tracks: readonly ObjectTrack[];
  /** Those with the most tracks first. */
  readonly classes: readonly string[];
  readonly hidden: ReadonlySet<string>;
  readonly toggleClass: (label: string) => void;
  /** Whether boxes are drawn. */
  readonly boxes: boolean;
  readonly toggleBoxes: () => void;
  readonly zone: Zone | undefined;
  readonly setZone: (zone: Zone | undefined) => void;
  /** What is being drawn on the picture. */
  readonly drawing: Zone['kind'] | undefined;
  readonly draw: (kind: Zone['kind'] | undefined) => void;
}

const NONE: readonly ObjectTrack[] = [];

/** Reads the tracks of a video where there are some; boxes are drawn once somebody wants them. */
export function useObjectView({ id, hasVideo, stages }: VideoDetail): ObjectView {
  const looked = stages.find(({ stage }) => stage === 'objects');
  const { data: tracks = NONE } = useQuery({
    queryKey: ['objects', id, looked?.by, looked?.count], queryFn: ({ signal }) => objects(id, { signal }), enabled: hasVideo && looked?.state === 'done' && looked.count > 0,
  });
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [boxes, setBoxes] = useState(false);
  const [zone, setZone] = useState<Zone>();
  const [drawing, draw] = useState<Zone['kind']>();
  const classes = useMemo(() => classesOf(tracks), [tracks]);
  return useMemo(() => ({
    tracks, classes, hidden, boxes, zone, drawing, draw,
    toggleClass: (label) => setHidden((all) => (all.has(label) ? new Set([...all].filter((one) => one !== label)) : new Set([...all, label]))),
    toggleBoxes: () => setBoxes((on) => !on),
    setZone: (set) => { setZone(set); draw(undefined); },
  }), [tracks, classes, hidden, boxes, zone, drawing]);
}
