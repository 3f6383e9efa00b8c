import { coveringSize, type FrameSize, type Probe } from '@frameseek/core';

/** Filters that fit the picture into the size, over the whole source area, so that nothing aliases. */
export const fitFilters = (probe: Probe, size: FrameSize, method: string): string[] => {
  const scaled = size.fit === 'cover' ? coveringSize(probe.video ?? size, size) : size;
  const crop = size.fit === 'cover' ? [`crop=${size.width}:${size.height}`] : [];
  return [`scale=${scaled.width}:${scaled.height}:flags=${method}`, ...crop, 'setsar=1'];
};
