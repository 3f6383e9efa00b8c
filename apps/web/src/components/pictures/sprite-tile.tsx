import type { VideoDetail } from '@frameseek/core';
import type { SVGProps } from 'react';
import { spritePath } from '../../lib/api/api.ts';

type SpriteSheet = NonNullable<VideoDetail['sprite']>;

interface SpriteTileProps extends SVGProps<SVGSVGElement> {
  readonly id: string;
  readonly sheet: SpriteSheet;
  readonly at: number;
}

/** The picture nearest to a time, cut out of the sprite sheet. An SVG, since its view box cuts without any styling. */
export function SpriteTile({ id, sheet, at, ...rest }: SpriteTileProps) {
  const tile = Math.min(sheet.count - 1, Math.max(0, Math.round(at / sheet.interval)));
  const x = (tile % sheet.columns) * sheet.tileWidth;
  const y = Math.floor(tile / sheet.columns) * sheet.tileHeight;
  return (
    <svg aria-hidden viewBox={`0 0 ${sheet.tileWidth} ${sheet.tileHeight}`} preserveAspectRatio="xMidYMid slice" {...rest}>
      <image href={spritePath(id)} x={-x} y={-y} width={sheet.columns * sheet.tileWidth} height={sheet.rows * sheet.tileHeight} preserveAspectRatio="none" />
    </svg>
  );
}
