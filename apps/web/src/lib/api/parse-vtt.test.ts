import { describe, expect, it } from 'vitest';
import { parseVtt } from './parse-vtt.ts';

describe('parseVtt', () => {
  it('reads cues with and without hours, and drops settings, names and markup', () => {
    const vtt = [
      'WEBVTT', '', 'NOTE made by hand', '', '1', '00:01.500 --> 00:03.000 line:0', '<v Anna>Fish &amp; chips', 'with <i>salt</i>', '',
      '01:02:03.250 --> 01:02:04.000', 'Later', '',
    ].join('\r\n');
    expect(parseVtt(vtt)).toEqual([
      { start: 1.5, end: 3, text: 'Fish & chips with salt' },
      { start: 3_723.25, end: 3_724, text: 'Later' },
    ]);
  });

  it.each(['', 'WEBVTT', 'WEBVTT\n\n00:00.000 --> 00:01.000\n\n', 'not a transcript'])('finds no cue in %j', (vtt) => {
    expect(parseVtt(vtt)).toEqual([]);
  });
});
