import type { ScoreCurve } from '../../../lib/api/api-insights.ts';
import { curvePath } from '../../../lib/player/timeline.ts';

/** Units of the drawing; it is stretched to the width of the timeline. */
const WIDTH = 1_000;

/** How well each place of the video fits the query, as a landscape above the timeline. */
export function HeatStrip({ curve, height }: { readonly curve: ScoreCurve; readonly height: number }) {
  const path = curvePath(curve.scores, { width: WIDTH, height });
  if (path === '') return null;
  return (
    <svg data-heat width="100%" height={height} viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none">
      <path d={path} className="fill-accent/25 stroke-accent" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
