import { Fault, type SpriteOptions, type SpriteSheet } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput } from './ffmpeg.ts';
import type { Tools } from './ffmpeg.ts';
import { jpegFilters, jpegOf } from './thumbnails.ts';
import { timeLineArgs } from './time-line.ts';
import { writeWhole } from './write-whole.ts';

const TILE_WIDTH = 160;
const MAX_TILES = 100;
const COLUMNS = 10;
/** I-frames further apart than this on average make a jerky sheet: then everything is decoded. */
const MAX_INTRA_SECONDS = 12;

/** Writes one JPEG of up to 100 small pictures at equal intervals over the whole video. */
export const writeSprite = async (tools: Tools, path: string, options: SpriteOptions): Promise<SpriteSheet> => {
  const { probe, target } = options;
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const sheet = layout(probe.duration, probe.video);
  const cheap = await grid(tools, path, { ...options, sheet, skip: ['-skip_frame', 'nokey'] });
  const enough = cheap.pictures >= Math.max(Math.min(2, sheet.count), probe.duration / MAX_INTRA_SECONDS);
  const { jpeg } = enough ? cheap : await grid(tools, path, { ...options, sheet, skip: ['-skip_loop_filter', 'all'] });
  const best = jpeg ?? cheap.jpeg;
  if (!best) throw new Fault('media/decode-failed', { path, reason: 'no picture could be decoded' });
  await writeWhole(target, best);
  return sheet;
};

const layout = (duration: number, { width, height }: { readonly width: number; readonly height: number }): SpriteSheet => {
  const count = Math.max(1, Math.min(MAX_TILES, Math.floor(duration)));
  const columns = Math.min(COLUMNS, count);
  return {
    columns,
    rows: Math.ceil(count / columns),
    tileWidth: TILE_WIDTH,
    tileHeight: Math.max(2, Math.round((TILE_WIDTH * height) / width / 2) * 2),
    count,
    interval: duration > 0 ? duration / count : 1,
  };
};

interface GridOptions extends SpriteOptions {
  readonly sheet: SpriteSheet;
  readonly skip: readonly string[];
}

/** `fps` with `round=up` gives each tile the last picture at or before its time; `tpad` repeats the last one to the end. */
const grid = async (tools: Tools, path: string, { probe, sheet, skip, signal }: GridOptions) => {
  let pictures = 0;
  const filters = [
    'showinfo=checksum=0', `fps=fps=1/${sheet.interval.toFixed(6)}:start_time=0:round=up`,
    jpegFilters(sheet.tileWidth, sheet.tileHeight), `tpad=stop=${sheet.count}:stop_mode=clone`, `trim=end_frame=${sheet.count}`,
    `tile=${sheet.columns}x${sheet.rows}`,
  ];
  const args = [
    ...FFMPEG_ARGS, ...timeLineArgs(probe), '-max_error_rate', '1', ...skip, ...inputArgs(path), '-map', '0:V:0',
    '-filter:v', filters.join(','), '-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '5', '-f', 'mjpeg', 'pipe:1',
  ];
  const onLine = (line: string): void => {
    if (/_showinfo_.*\] n: *\d/.test(line)) pictures += 1;
  };
  const jpeg = await jpegOf(toolOutput(tools, { tool: 'ffmpeg', args, path, signal, onLine }));
  return { jpeg, pictures };
};
