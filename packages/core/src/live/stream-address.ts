import { Fault } from '../faults/fault.ts';

/** How ffmpeg is asked for each kind of source; `folder`: of files that a recorder writes one after the other; `device`: a camera of this computer. */
export const STREAM_KINDS = ['hls', 'rtsp', 'rtmp', 'srt', 'mpegts', 'playlist', 'folder', 'device'] as const;
/** A kind of source. */
export type StreamKind = (typeof STREAM_KINDS)[number];

const KINDS: Readonly<Record<string, StreamKind>> = {
  'http:': 'hls', 'https:': 'hls', 'rtsp:': 'rtsp', 'rtsps:': 'rtsp', 'rtmp:': 'rtmp', 'rtmps:': 'rtmp', 'srt:': 'srt', 'udp:': 'mpegts', 'tcp:': 'mpegts',
};

/** A camera as each system names it: `/dev/video0` (Linux), `avfoundation:0` (macOS), `dshow:Integrated Camera` (Windows). */
const DEVICE = /^(?:\/dev\/video\d{1,3}|avfoundation:[^:]{1,200}|dshow:[^:=]{1,200})$/u;

/** Which kind of source an address names; a path is a folder, or the playlist that it ends with. Throws `input/invalid` for any other. */
export const streamKind = (address: string): StreamKind => {
  if (DEVICE.test(address)) return 'device';
  if (/^(?:\/|[a-z]:\\)/iu.test(address)) return /\.m3u8$/iu.test(address) ? 'playlist' : 'folder';
  const kind = URL.canParse(address) ? KINDS[new URL(address).protocol] : undefined;
  if (kind !== undefined) return kind;
  throw new Fault('input/invalid', { problems: ['a stream is an address that begins with http, https, rtsp, rtmp, srt, udp or tcp, or the path of a folder or playlist'] });
};

/** The address without a name, a password, or what follows a question mark: keys stand there, too. */
export const withoutCredentials = (address: string): string => {
  if (!URL.canParse(address) || address.startsWith('/') || DEVICE.test(address)) return address;
  const { protocol, host, pathname, search } = new URL(address);
  // The last part of an RTMP address is the key of the stream.
  const path = protocol.startsWith('rtmp') ? `${pathname.slice(0, pathname.lastIndexOf('/') + 1)}…` : pathname;
  return `${protocol}//${host}${path}${search === '' ? '' : '?…'}`;
};

/** A text in which a tool may repeat the address, or parts of it, with all that is secret in it taken out. */
export const hideAddress = (text: string, address: string): string => {
  const shown = withoutCredentials(address);
  if (shown === address) return text;
  const { username, password, search, pathname } = new URL(address);
  const secrets = [username, password, decoded(password), search.slice(1), address.startsWith('rtmp') ? pathname.split('/').at(-1) ?? '' : ''];
  return secrets.filter((secret) => secret.length > 2).reduce((left, secret) => left.replaceAll(secret, '…'), text.replaceAll(address, shown));
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
