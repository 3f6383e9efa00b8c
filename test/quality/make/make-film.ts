import { ffmpeg } from '../../films.ts';
import { FONT } from '../../film-recipes.ts';
import { RATE, type FilmPlan } from './plan-films.ts';

/** Seconds by which the last picture of a piece can be drawn out. */
const PAD = 8;

/** Pixels of the films that are made. */
const [WIDTH, HEIGHT] = [640, 360];

/**
 * Makes one film as planned: its pieces one after the other with hard cuts between them, signs in a corner, sentences spoken by
 * ffmpeg's own voice. Throws what ffmpeg says where it cannot; `text` and `speech` say what this ffmpeg can do.
 */
export const makeFilm = (plan: FilmPlan, file: string, { text, speech }: { readonly text: boolean; readonly speech: boolean }): Promise<void> => {
  const spoken = speech ? plan.spoken : [];
  // A piece of a film without a constant rate may have a frame more or less: it is drawn out, then cut, to the very frame.
  const pieces = plan.pieces.map(({ start, end }, index) =>
    `[${index}:v:0]setpts=PTS-STARTPTS,fps=${RATE},tpad=stop_mode=clone:stop_duration=${PAD},trim=end=${(end - start).toFixed(3)},setpts=PTS-STARTPTS,scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease,pad=${WIDTH}:${HEIGHT}:-1:-1,setsar=1,format=yuv420p[v${index}]`);
  const rest = plan.duration - plan.footage;
  const tail = rest > 0 ? [`gradients=s=${WIDTH}x${HEIGHT}:r=${RATE}:d=${rest.toFixed(3)}:speed=0.01:seed=7,setsar=1,format=yuv420p[tail]`] : [];
  const count = plan.pieces.length + tail.length;
  const joined = `${plan.pieces.map((_, index) => `[v${index}]`).join('')}${tail.length > 0 ? '[tail]' : ''}concat=n=${count}:v=1:a=0[joined]`;
  const signs = (text ? plan.signs : []).map(({ start, end, text: words }, index) =>
    `drawtext=fontfile='${(FONT ?? '').replace(':', '\\:')}':text='${words}':fontsize=${[22, 28, 36][index % 3]}:fontcolor=white:box=1:boxcolor=black@0.6:boxborderw=6:x=24:y=${index % 2 === 0 ? 24 : HEIGHT - 60}:enable='between(t,${start.toFixed(3)},${end.toFixed(3)})'`);
  const over = `[joined]${['null', ...signs].join(',')}[picture]`;
  const voices = spoken.map(({ start, text: words }, index) =>
    `flite=text='${words}':voice=${index % 2 === 0 ? 'slt' : 'rms'},aresample=16000,adelay=${Math.round(start * 1000)}[a${index}]`);
  const silence = `anullsrc=r=16000:cl=mono:d=${plan.duration.toFixed(3)}[silence]`;
  const sound = `[silence]${spoken.map((_, index) => `[a${index}]`).join('')}amix=inputs=${spoken.length + 1}:duration=first:normalize=0[sound]`;
  return ffmpeg([
    ...plan.pieces.flatMap(({ from, start, end }) => ['-ss', start.toFixed(3), '-t', (end - start).toFixed(3), '-i', from]),
    '-filter_complex', [...pieces, ...tail, joined, over, ...voices, silence, sound].join(';'),
    '-map', '[picture]', '-map', '[sound]', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-c:a', 'aac', '-t', plan.duration.toFixed(3), file,
  ]);
};
