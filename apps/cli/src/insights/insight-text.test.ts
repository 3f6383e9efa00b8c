import { expect, it } from 'vitest';
import type { Insight } from '@frameseek/core';
import { insightText } from './insight-text.ts';

const made = { madeAt: '2026-01-01T00:00:00.000Z', by: 'test' };
const at = (start: number, end: number) => ({ start, end });

it.each<[Insight, string]>([
  [{ ...made, kind: 'chapters', key: 'chapters', data: [{ ...at(0, 61), title: 'Bread\u001b[2J', keywords: [] }, { ...at(61, 90), title: 'Sea', keywords: [] }] }, '0:00.0  Bread [2J\n1:01.0  Sea'],
  [{ ...made, kind: 'track', key: 'track:cat', object: 'cat', data: [] }, 'Nothing was found.'],
  [{ ...made, kind: 'track', key: 'track:cat', object: 'cat', data: [{ ...at(2, 4), confidence: 0.91, positions: [{ at: 3, box: { x: 0.7, y: 0.7, width: 0.2, height: 0.2 } }] }] }, '0:02.0–0:04.0   91 %  0:03.0 bottom right'],
  [{ ...made, kind: 'quality', key: 'quality', data: { findings: [], loudness: { integrated: -23, range: 5, truePeak: -1 } } }, 'No flaws were found.\nLoudness -23 LUFS, range 5 LU, true peak -1 dBTP'],
  [{ ...made, kind: 'summary', key: 'summary', data: { overview: 'All of it.', segments: [{ ...at(0, 5), title: 'One', text: 'First.' }], events: [{ at: 4, text: 'Bang' }] } }, 'All of it.\n\n0:00.0–0:05.0  One\nFirst.\n\n0:04.0  Bang'],
])('%o reads well, and cannot control the terminal', (insight, text) => expect(insightText(insight)).toBe(text));
