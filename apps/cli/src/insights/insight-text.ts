import { clockSpan, clockTime, type Insight } from '@frameseek/core';
import { printable } from '../terminal/format.ts';

/** An insight for people to read, line by line. */
export const insightText = (insight: Insight): string => {
  switch (insight.kind) {
    case 'chapters':
      return lines(insight.data.map(({ start, title }) => `${clockTime(start)}  ${title}`));
    case 'captions':
    case 'translation':
      return lines(insight.data.map(({ start, text }) => `${clockTime(start)}  ${text}`));
    case 'summary':
      return [
        insight.data.overview,
        ...insight.data.segments.map(({ start, end, title, text }) => `${clockSpan({ start, end })}  ${title}\n${text}`),
        lines(insight.data.events.map(({ at, text }) => `${clockTime(at)}  ${text}`)),
      ].map(printableLines).join('\n\n');
    case 'highlights':
      return lines(insight.data.map(({ start, end, score, why }) => `${clockSpan({ start, end })}  ${percent(score)}  ${why.join(', ')}`));
    case 'actions':
      return lines(insight.data.map(({ start, end, text, confidence }) => `${clockSpan({ start, end })}  ${percent(confidence)}  ${text}`));
    case 'track':
      return lines(insight.data.map(({ start, end, confidence, positions }) => `${clockSpan({ start, end })}  ${percent(confidence)}  ${positions.map(roughPosition).join(', ')}`));
    case 'quality':
      return qualityText(insight);
    case 'storyboard':
      return lines(insight.data.times.map((at) => clockTime(at)));
    case 'sound':
      return lines(insight.data.pictures);
    default:
      return insight satisfies never;
  }
};

const qualityText = ({ data: { findings, loudness } }: Extract<Insight, { kind: 'quality' }>): string => lines([
  ...findings.map(({ start, end, problem }) => `${clockSpan({ start, end })}  ${problem}`),
  ...(findings.length === 0 ? ['No flaws were found.'] : []),
  ...(loudness === undefined ? [] : [`Loudness ${loudness.integrated} LUFS, range ${loudness.range} LU, true peak ${loudness.truePeak} dBTP`]),
]);

type Position = Extract<Insight, { kind: 'track' }>['data'][number]['positions'][number];

/** In words, as the place in the picture is only known roughly. */
const roughPosition = ({ at, box }: Position): string => {
  const third = (middle: number, words: readonly [string, string, string]): string => words[Math.min(2, Math.floor(middle * 3))] ?? words[1];
  const [across, down] = [third(box.x + box.width / 2, ['left', 'middle', 'right']), third(box.y + box.height / 2, ['top', 'centre', 'bottom'])];
  return `${clockTime(at)} ${down} ${across}`;
};

const lines = (all: readonly string[]): string => (all.length === 0 ? 'Nothing was found.' : all.map(printable).join('\n'));
const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');
const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(5);
