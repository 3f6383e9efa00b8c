import { fileUrl, frameCount, listRate, placeClips, videoRate, videosOf, type ExportList, type ExportVideo, type PlacedClip } from './export-list.ts';
import { markerSourceFrame } from './markers/export-markers.ts';
import { isSourceDropFrame, sourceStart } from './source-time-code.ts';
import { frameAt, type FrameRate } from '../time/notation/frame-rate.ts';
import type { TimeCodeRate } from '../time/notation/time-code.ts';

/**
 * Final Cut's XML, version 1.8: the newest that Final Cut Pro and DaVinci Resolve have both read for years. Times are
 * fractions of seconds, whole frames of the film they stand in; those of a source count from the time code of its recorder.
 */
export const toFcpxml = (list: ExportList): string => {
  const code = listRate(list);
  const videos = videosOf(list);
  const placed = placeClips(list, code.rate);
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
${placed.map((clip) => `            ${assetClip(clip, { videos, code })}`).join('\n')}
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

/** Frame of the source's own rate at which it begins, by its time code. */
const firstFrame = (video: ExportVideo): number => frameAt(sourceStart(video), videoRate(video));

const resources = (video: ExportVideo, index: number): string => {
  const rate = videoRate(video);
  const asset = {
    id: assetId(index),
    name: video.title,
    src: fileUrl(video.path),
    start: time(firstFrame(video), rate),
    duration: time(frameCount(video), rate),
    ...(video.picture !== undefined && { hasVideo: 1, format: formatId(index) }),
    ...(video.hasAudio && { hasAudio: 1, audioSources: 1, audioChannels: 2 }),
  };
  const format = video.picture === undefined ? [] : [element('format', { id: formatId(index), ...formatOf(video, rate) })];
  return [...format, element('asset', asset, reelOf(video))].map((line) => `    ${line}`).join('\n');
};

/** The name of the tape, where Final Cut shows and finds it. */
const reelOf = ({ timeCode }: ExportVideo): string =>
  timeCode?.reel === undefined ? '' : `<metadata>${element('md', { key: 'com.apple.proapps.studio.reel', value: timeCode.reel })}</metadata>`;

interface Context {
  readonly videos: readonly ExportVideo[];
  readonly code: TimeCodeRate;
}

const assetClip = (placed: PlacedClip, { videos, code: { rate } }: Context): string => {
  const { clip, source, record } = placed;
  const own = videoRate(clip.video);
  return element('asset-clip', {
    ref: assetId(videos.findIndex(({ id }) => id === clip.video.id)),
    name: clip.title === '' ? clip.video.title : clip.title,
    offset: time(record.start, rate),
    start: time(firstFrame(clip.video) + source, own),
    duration: time(record.end - record.start, rate),
    tcFormat: isSourceDropFrame(clip.video) ? 'DF' : 'NDF',
  }, markersOf(placed, rate));
};

/** Markers stand at the time of the source. */
const markersOf = (placed: PlacedClip, rate: FrameRate): string => {
  const { video, markers = [] } = placed.clip;
  const own = videoRate(video);
  return markers.map((marker) => element('marker', {
    start: time(firstFrame(video) + markerSourceFrame(marker, placed, rate), own),
    duration: time(1, own),
    value: marker.name === '' ? 'Marker' : marker.name,
    ...(marker.note !== '' && { note: marker.note }),
  })).join('');
};

/** `1001/30000s`, in whole seconds where it is so many. */
const time = (frames: number, { numerator, denominator }: FrameRate): string => {
  const over = frames * denominator;
  return over % numerator === 0 ? `${over / numerator}s` : `${over}/${numerator}s`;
};

type Attributes = Readonly<Record<string, string | number>>;

const element = (name: string, values: Attributes, inner = ''): string =>
  inner === '' ? `<${name} ${attributes(values)}/>` : `<${name} ${attributes(values)}>${inner}</${name}>`;

const attributes = (values: Attributes): string => Object.entries(values).map(([name, value]) => `${name}="${escaped(String(value))}"`).join(' ');

/** XML 1.0: five signs mean something else, and most control characters must not stand there at all. */
const escaped = (text: string): string =>
  text.toWellFormed().replaceAll(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
