import { toHighlights, toPassages } from '@frameseek/core';
import { videoCurve } from '../../search/video-curve.ts';
import { durationOf } from '../duration-of.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';

/** The most lively spans, from what is heard and seen; and, where a wish is told, from how well each span answers it. */
export const makeHighlights: InsightMaker<'highlights'> = async (context, { wish }) => {
  const { parts: { catalog }, search, video: { id }, report } = context;
  const wished = wish === undefined ? undefined : await wishBySecond(context, wish);
  const loudness = await loudnessBySecond(context);
  report(0.95, 'choosing');
  const data = toHighlights({
    duration: durationOf(context),
    shots: catalog.shots(id),
    candidates: catalog.scan(id)?.candidates ?? [],
    said: toPassages(catalog.transcripts(id)[0]?.cues ?? []),
    loudness,
    ...(wished !== undefined && { wish: wished }),
  });
  const encoder = wish === undefined ? undefined : await search.queryModels.encoder('visual', context);
  const methods = ['loudness, motion and speech', ...(wish === undefined ? [] : [`likeness to the wish by ${encoder?.space.id ?? 'words'}`])];
  return { by: methods.join(', '), data: [...data] };
};

/** Mean loudness of each second in decibels; none where there is no sound. */
const loudnessBySecond = async ({ parts: { media }, video: { path, probe }, signal, report }: InsightContext): Promise<readonly number[]> => {
  if (probe.audio.length === 0) return [];
  const seconds: number[] = [];
  for await (const { start, samples } of media.audio(path, { probe, signal })) {
    let square = 0;
    for (const value of samples) square += value * value;
    seconds[Math.round(start)] = 10 * Math.log10(square / Math.max(1, samples.length));
    if (probe.duration > 0) report((0.95 * start) / probe.duration, 'listening');
  }
  return Array.from(seconds, (value: number | undefined) => value ?? -Infinity);
};

const wishBySecond = async ({ search, video: { id }, signal }: InsightContext, wish: string): Promise<readonly number[]> => {
  const { interval, scores } = await videoCurve(search, { id, query: wish }, { signal });
  return Array.from({ length: Math.ceil(scores.length * interval) }, (_, at) => scores[Math.min(scores.length - 1, Math.floor(at / interval))] ?? 0);
};
