import type { QualityOptions, QualityReport } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { pictureStream } from '../probe/picture-stream.ts';
import { timelineArgs } from '../probe/timeline.ts';
import { progressSeconds } from '../tools/progress.ts';
import { createQualityLog } from './quality-log.ts';

/** Pictures a second that are measured for brightness and blur, and the width at which this is done. */
const RATE = 2;
const WIDTH = 640;
/** Samples of sound that are looked at together: half a second at 44.1 kHz. */
const SAMPLES = 22_050;

/**
 * Black and frozen stretches, dark and blurred ones; silent and clipped ones, and how loud it is (EBU R 128): all in one pass
 * over the file. Empty where there is neither picture nor sound. Rejects as `toolOutput` does.
 */
export const measureQuality = async (tools: Tools, path: string, { probe, signal, report }: QualityOptions): Promise<QualityReport> => {
  const track = defaultTrack(probe.audio);
  // Each for itself: when the format of the sound changes, ffmpeg builds its graph anew, and what the picture's has seen must stay.
  const graphs = [...(probe.video === undefined ? [] : [picture(pictureStream(probe))]), ...(track === undefined ? [] : [sound(track.index)])];
  if (graphs.length === 0) return { findings: [] };
  const outputs = [...(probe.video === undefined ? [] : ['v', 'w']), ...(track === undefined ? [] : ['s', 't', 'u'])];
  const log = createQualityLog();
  const args = [
    ...FFMPEG_ARGS, ...timelineArgs(probe), '-max_error_rate', '1', ...inputArgs(path), ...graphs.flatMap((graph) => ['-filter_complex', graph]),
    ...outputs.flatMap((name) => ['-map', `[${name}]`]), '-f', 'null', '-progress', 'pipe:1', '-',
  ];
  let last = 0;
  for await (const chunk of toolOutput(tools, { tool: 'ffmpeg', args, path, signal, onLine: log.readLine })) {
    const at = progressSeconds(chunk);
    if (at === undefined) continue;
    last = at;
    report(last);
  }
  return log.report(probe.duration > 0 ? probe.duration : last);
};

const picture = (stream: string): string => `[0:${stream}]split[p][q];` +
  `[p]scale=320:-2,blackdetect=d=0.5:pix_th=0.1,freezedetect=n=-60dB:d=2[v];` +
  `[q]fps=${RATE},scale='min(${WIDTH},iw)':-2,format=yuv420p,signalstats,metadata=mode=print:key=lavfi.signalstats.YAVG,` +
  'blurdetect,metadata=mode=print:key=lavfi.blur[w]';

const sound = (index: number): string => `[0:a:${index}]asplit=3[a][b][c];[a]silencedetect=n=-50dB:d=1[s];` +
  `[b]aformat=sample_fmts=fltp,asetnsamples=n=${SAMPLES}:p=0,` +
  'astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level+Flat_factor,ametadata=mode=print[t];' +
  '[c]ebur128=peak=true:framelog=info[u]';
