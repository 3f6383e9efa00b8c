import type { Probe } from '@frameseek/core';
import { hasCapability } from '../tools/capabilities.ts';
import type { Tools } from '../tools/ffmpeg.ts';

/** What makes of the pictures in a file those that people see: none for most films. */
export interface SeenPicture {
  /** Options in front of `-i`: a decoder that knows of transparency. */
  readonly input: readonly string[];
  /** Filters for single pictures, before they are scaled. */
  readonly still: readonly string[];
  /** Filters for pictures that follow one another, before they are scaled. */
  readonly moving: readonly string[];
  /** Filters behind the scaling, since these are dear. */
  readonly scaled: readonly string[];
}

/** The first filter, since it takes pictures of any size when they change in mid-file: it makes all as large as the first. */
const STEADY = 'scale=iw:ih';

/**
 * Interlaced pictures become whole ones, transparent ones stand on black, and HDR is mapped to what usual screens show (BT.709),
 * by zscale where ffmpeg has it, else by a curve for each colour, which leaves the wider colours a little pale.
 */
export const seenPicture = async (tools: Tools, { video }: Probe): Promise<SeenPicture> => {
  const opaque = video?.hasAlpha === true ? ['format=gbrap', 'premultiply=inplace=1', 'format=gbrp'] : [];
  const isInterlaced = video?.isInterlaced === true;
  // Of single pictures the other lines were taken at a time that is not asked for; of pictures in a row nothing is lost.
  const still = [...(isInterlaced ? ['field=type=top'] : []), ...opaque];
  const moving = [...(isInterlaced ? ['bwdif=mode=send_frame:deint=all'] : []), ...opaque];
  return {
    input: await decoder(tools, video),
    still: still.length === 0 ? [] : [STEADY, ...still],
    moving: moving.length === 0 ? [] : [STEADY, ...moving],
    scaled: video?.transfer === undefined ? [] : await toneMapping(tools, video.transfer),
  };
};

/** ffmpeg's own decoders of VP8 and VP9 do not read the transparency. */
const ALPHA_DECODERS: Readonly<Record<string, string>> = { vp8: 'libvpx', vp9: 'libvpx-vp9' };

const decoder = async (tools: Tools, video: Probe['video']): Promise<readonly string[]> => {
  const name = video?.hasAlpha === true ? ALPHA_DECODERS[video.codec] : undefined;
  return name !== undefined && (await hasCapability(tools, 'decoders', name)) ? ['-c:v', name] : [];
};

type Transfer = NonNullable<NonNullable<Probe['video']>['transfer']>;

/** Names of ITU-R BT.2100's curves in ffmpeg. */
const CURVES: Readonly<Record<Transfer, string>> = { pq: 'smpte2084', hlg: 'arib-std-b67' };
/** cd/m² of white on a usual screen: what is brighter is compressed. */
const WHITE = 100;

const toneMapping = async (tools: Tools, transfer: Transfer): Promise<readonly string[]> => {
  if (!(await hasCapability(tools, 'filters', 'zscale')) || !(await hasCapability(tools, 'filters', 'tonemap'))) return byCurve(transfer);
  return [
    'format=yuv444p10le', `zscale=tin=${CURVES[transfer]}:pin=bt2020:min=bt2020nc:t=linear:npl=${WHITE}`, 'format=gbrpf32le', 'zscale=p=bt709',
    'tonemap=hable:desat=0', 'zscale=t=bt709:m=bt709:r=tv', 'format=yuv444p',
  ];
};

/**
 * The same without zscale: each colour from its code value to light (SMPTE ST 2084, or ARIB STD-B67), compressed by Reinhard's
 * curve, and back by the gamma of BT.709.
 */
const byCurve = (transfer: Transfer): readonly string[] => {
  // Codes of colours outside the range go up to a multiple of it.
  const value = 'clip(val/maxval,0,1)';
  const root = `pow(${value},1/78.84375)`;
  const light = transfer === 'pq'
    ? `${10_000 / WHITE}*pow(max(${root}-0.8359375,0)/(18.8515625-18.6875*${root}),1/0.1593017578125)`
    : `12*if(lte(${value},0.5),${value}*${value}/3,(exp((${value}-0.55991073)/0.17883277)+0.28466892)/12)`;
  const curve = `maxval*pow((${light})/(1+(${light})),1/2.2)`.replaceAll(',', String.raw`\,`);
  return ['format=gbrp10le', `lutrgb=r=${curve}:g=${curve}:b=${curve}`, 'format=gbrp'];
};
