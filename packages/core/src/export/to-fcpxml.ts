import { fileUrl, listRate, placeClips, videosOf, type ExportList, type ExportVideo, type PlacedClip } from './export-list.ts';
import { frameAt, frameRateOf, type FrameRate } from '../time/notation/frame-rate.ts';
import type { TimeCodeRate } from '../time/notation/time-code.ts';

/**
 * Final Cut's XML, version 1.8: the newest that Final Cut Pro and DaVinci Resolve have both read for years. Times are
 * fractions of seconds, whole frames of the film they stand in.
 */
export const toFcpxml = (list: ExportList): string => {
  const code = listRate(list);
  const videos = videosOf(list);
  const placed = placeClips(list, code);
  const tcFormat = code.dropFrame ? 'DF' : 'NDF';
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.8">
  <resources>
    ${element('format', { id: SEQUENCE, ...formatOf(videos.find(({ picture }) => picture !== undefined), code.rate) })}
${videos.map(resources).join('\n')}
  </resources>
  <library>
    <event ${attributes({ name: list.title })}>
      <project ${attributes({ name: list.title })}>
        <sequence ${attributes({ format: SEQUENCE, duration: time(placed.at(-1)?.record.end ?? 0, code.rate), tcStart: '0s', tcFormat })}>
          <spine>
${placed.map((clip) => `            ${assetClip(clip, { videos, code, tcFormat })}`).join('\n')}
          </spine>
        </sequence>
      </project>
    </event>
  </library>
</fcpxml>
`;
};

const SEQUENCE = 'r0';
const assetId = (index: number): string => `asset${index + 1}`;
const formatId = (index: number): string => `format${index + 1}`;

const formatOf = (video: ExportVideo | undefined, rate: FrameRate): Attributes => ({
  frameDuration: time(1, rate),
  ...(video?.picture !== undefined && { width: video.picture.width, height: video.picture.height }),
});

const rateOf = ({ picture }: ExportVideo): FrameRate => frameRateOf(picture?.frameRate ?? 25);

const resources = (video: ExportVideo, index: number): string => {
  const rate = rateOf(video);
  const asset = {
    id: assetId(index),
    name: video.title,
    src: fileUrl(video.path),
    start: '0s',
    duration: time(Math.max(1, frameAt(video.duration, rate)), rate),
    ...(video.picture !== undefined && { hasVideo: 1, format: formatId(index) }),
    ...(video.hasAudio && { hasAudio: 1, audioSources: 1, audioChannels: 2 }),
  };
  const format = video.picture === undefined ? [] : [element('format', { id: formatId(index), ...formatOf(video, rate) })];
  return [...format, element('asset', asset)].map((line) => `    ${line}`).join('\n');
};

interface Context {
  readonly videos: readonly ExportVideo[];
  readonly code: TimeCodeRate;
  readonly tcFormat: string;
}

const assetClip = ({ clip, record }: PlacedClip, { videos, code: { rate }, tcFormat }: Context): string => {
  const own = rateOf(clip.video);
  return element('asset-clip', {
    ref: assetId(videos.findIndex(({ id }) => id === clip.video.id)),
    name: clip.title === '' ? clip.video.title : clip.title,
    offset: time(record.start, rate),
    start: time(frameAt(clip.start, own), own),
    duration: time(record.end - record.start, rate),
    tcFormat,
  });
};

/** `1001/30000s`, in whole seconds where it is so many. */
const time = (frames: number, { numerator, denominator }: FrameRate): string => {
  const over = frames * denominator;
  return over % numerator === 0 ? `${over / numerator}s` : `${over}/${numerator}s`;
};

type Attributes = Readonly<Record<string, string | number>>;

const element = (name: string, values: Attributes): string => `<${name} ${attributes(values)}/>`;

const attributes = (values: Attributes): string => Object.entries(values).map(([name, value]) => `${name}="${escaped(String(value))}"`).join(' ');

/** XML 1.0: five signs mean something else, and most control characters must not stand there at all. */
const escaped = (text: string): string =>
  text.toWellFormed().replaceAll(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
