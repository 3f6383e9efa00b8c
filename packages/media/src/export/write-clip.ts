import { Fault, type ClipMade, type ClipOptions, type ClipPart } from '@frameseek/core';
import type { Tools } from '../tools/ffmpeg.ts';
import { makeFileAtomic } from '../tools/write-file-atomic.ts';
import { canCopy, copyPart } from './copy-part.ts';
import { placePart, type PlacedPart } from './place-part.ts';
import { writeFilm } from './write-film.ts';

/**
 * Writes one part as a clip, or several as one film; whole or not at all. Rejects with `input/invalid` for no part, and
 * `media/decode-failed` where nothing of a part can be decoded.
 */
export const writeClip = async (tools: Tools, parts: readonly ClipPart[], options: ClipOptions): Promise<ClipMade> => {
  const placed: PlacedPart[] = [];
  for (const part of parts) placed.push(await placePart(tools, part, options));
  const [only, ...others] = placed;
  if (only === undefined) throw new Fault('input/invalid', { problems: ['a clip needs at least one part'] });
  const copies = others.length === 0 && canCopy(only, options);
  return makeFileAtomic(options.target, (target) =>
    copies ? copyPart(tools, only, { ...options, target }) : writeFilm(tools, placed, { ...options, target }));
};
