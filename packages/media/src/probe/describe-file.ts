import { isFaultOf, type Probe } from '@frameseek/core';
import { inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { linesOf } from '../tools/lines-of.ts';
import { findInterlacing } from './find-interlacing.ts';
import { probeFile } from './probe-file.ts';
import { clockStart } from './timeline.ts';

/**
 * What ffprobe knows of a file, and, where its container tells no duration (Matroska that was piped: recorders in browsers,
 * live captures), what reading all its packets once tells: how long it is, and how many frames it has a second. Whether it is
 * interlaced is seen in its pictures. Rejects as `probeFile` does.
 */
export const describeFile = async (tools: Tools, path: string, signal: AbortSignal): Promise<Probe> => {
  const told = await probeFile(tools, path, signal);
  const probe = told.duration > 0 ? told : withLength(told, await scanPackets(tools, path, { probe: told, signal }));
  return withInterlacing(probe, await seesInterlacing(tools, path, { probe, signal }));
};

const withInterlacing = (probe: Probe, isInterlaced: boolean): Probe => {
  if (probe.video === undefined) return probe;
  const { isInterlaced: _flag, ...video } = probe.video;
  return { ...probe, video: { ...video, ...(isInterlaced && { isInterlaced }) } };
};

/** What cannot be decoded here may be decoded elsewhere: then the flag holds. */
const seesInterlacing = async (tools: Tools, path: string, options: { readonly probe: Probe; readonly signal: AbortSignal }): Promise<boolean> => {
  try {
    return await findInterlacing(tools, path, options);
  } catch (error) {
    if (!isFaultOf(error, 'media/decode-failed')) throw error;
    return options.probe.video?.isInterlaced === true;
  }
};

/** When packets are shown, in seconds. */
interface PacketTimes {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

interface PacketScan {
  readonly all: PacketTimes;
  readonly picture: PacketTimes;
}

const withLength = (probe: Probe, { all, picture }: PacketScan): Probe => {
  if (all.end <= 0) return probe;
  const { video } = probe;
  // The last frame does not count: nothing says how long it stands.
  const frameRate = (picture.count - 1) / (picture.end - picture.start);
  const isOdd = video !== undefined && (video.frameRate <= 0 || video.frameRate > MOST_FRAMES);
  return {
    ...probe,
    duration: all.end,
    isDurationScanned: true,
    ...(video && { video: { ...video, ...(picture.count > 0 && { end: picture.end }), ...(isOdd && frameRate > 0 && Number.isFinite(frameRate) && { frameRate }) } }),
  };
};

/** Frames a second beyond which a container only tells its clock. */
const MOST_FRAMES = 240;

const NO_PACKETS: PacketTimes = { start: Infinity, end: 0, count: 0 };

const scanPackets = async (tools: Tools, path: string, { probe, signal }: { readonly probe: Probe; readonly signal: AbortSignal }): Promise<PacketScan> => {
  const args = ['-v', 'level+error', '-show_entries', 'packet=codec_type,pts_time,duration_time:format=start_time', '-of', 'compact', ...inputArgs(path)];
  let first = 0;
  let all = NO_PACKETS;
  let picture = NO_PACKETS;
  for await (const line of linesOf(toolOutput(tools, { tool: 'ffprobe', args, path, signal }))) {
    if (line.startsWith('format')) first = clockStart(probe, Number(/start_time=([^|]*)/.exec(line)?.[1]));
    const start = Number(/\bpts_time=([^|]*)/.exec(line)?.[1]);
    if (!Number.isFinite(start)) continue;
    const packet = { start, end: start + (Number(/duration_time=([^|]*)/.exec(line)?.[1]) || 0) };
    all = joined(all, packet);
    if (line.includes('codec_type=video')) picture = joined(picture, packet);
  }
  return { all: shifted(all, first), picture: shifted(picture, first) };
};

const joined = ({ start, end, count }: PacketTimes, packet: Omit<PacketTimes, 'count'>): PacketTimes =>
  ({ start: Math.min(start, packet.start), end: Math.max(end, packet.end), count: count + 1 });

const shifted = ({ start, end, count }: PacketTimes, first: number): PacketTimes => ({ start: start - first, end: Math.max(0, end - first), count });
