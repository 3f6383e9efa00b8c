import { streamKind } from '@frameseek/core';
import { MAX_PIXELS, inputArgs } from '../tools/ffmpeg.ts';

/** Microseconds that a connection may say nothing before ffmpeg gives it up by itself. */
const SILENCE_US = '15000000';
/** What is read to find out what a stream consists of: a second or two of it. */
const LOOK = ['-analyzeduration', '2000000', '-probesize', '2000000', '-max_pixels', String(MAX_PIXELS), '-fflags', '+genpts+discardcorrupt'];

/**
 * `-i` for an address: only by the protocols of its kind, so that no playlist of the web leads to a file, and none on disk to the network; of a folder it is one of its files. What
 * begins with 0.0.0.0 is listened at. Throws `input/invalid` as `streamKind` does.
 */
export const sourceArgs = (address: string): readonly string[] => {
  switch (streamKind(address)) {
    case 'hls':
      return [...LOOK, '-protocol_whitelist', 'http,https,tls,tcp,httpproxy,crypto', '-rw_timeout', SILENCE_US, '-f', 'hls', '-live_start_index', '-1', '-i', address];
    case 'playlist':
      return [...LOOK, '-protocol_whitelist', 'file,crypto', '-f', 'hls', '-live_start_index', '-1', '-i', `file:${address}`];
    case 'rtsp':
      return [...LOOK, '-protocol_whitelist', 'rtsp,rtsps,rtp,srtp,tcp,udp,tls', '-f', 'rtsp', '-rtsp_flags', 'prefer_tcp', '-timeout', SILENCE_US, '-i', address];
    case 'rtmp':
      return [...LOOK, '-protocol_whitelist', 'rtmp,rtmps,tcp,tls', '-f', 'flv', ...(isOwn(address) ? ['-listen', '1'] : ['-rw_timeout', SILENCE_US]), '-i', address];
    case 'srt':
      return [...LOOK, '-protocol_whitelist', 'srt,udp', '-f', 'mpegts', '-i', address];
    case 'mpegts':
      return [...LOOK, '-protocol_whitelist', 'tcp,udp', '-f', 'mpegts', ...(isOwn(address) && address.startsWith('tcp') ? ['-listen', '1'] : []), '-i', address];
    case 'folder':
      return inputArgs(address);
    case 'device':
      return deviceArgs(address);
  }
};

/** A camera of this computer, at the rate that all of them have. */
const deviceArgs = (address: string): readonly string[] => {
  const [, system, name = ''] = /^(avfoundation|dshow):(.+)$/u.exec(address) ?? [];
  if (system === undefined) return ['-f', 'v4l2', '-framerate', '30', '-i', address];
  return ['-f', system, '-framerate', '30', '-i', system === 'dshow' ? `video=${name}` : name];
};

/** Pictures are copied; those of a camera of this computer are bare, and are made small here, with one that needs no other each second. */
export const pictureArgs = (address: string): readonly string[] => streamKind(address) === 'device'
  ? ['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '30']
  : ['-c:v', 'copy'];

const isOwn = (address: string): boolean => new URL(address).hostname === '0.0.0.0';
