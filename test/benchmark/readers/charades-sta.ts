import { Fault } from '@frameseek/core';
import type { BenchmarkQuery } from '../benchmark-query.ts';

const LINE = /^(?<video>\S+) (?<start>\d+(?:\.\d+)?) (?<end>\d+(?:\.\d+)?) *##(?<query>.+)$/u;

/** Charades-STA (Gao et al. 2017), `charades_sta_test.txt`: `<video> <start> <end>##<sentence>` a line. Throws `input/invalid`. */
export const readCharadesSta = (content: string): readonly BenchmarkQuery[] =>
  content.split(/\r?\n/u).flatMap((text, index): readonly BenchmarkQuery[] => {
    if (text.trim() === '') return [];
    const { video, start, end, query } = LINE.exec(text)?.groups ?? {};
    if (video === undefined || query === undefined) {
      throw new Fault('input/invalid', { problems: [`line ${index + 1} of the annotations is not of the form "VIDEO START END##sentence"`] });
    }
    return [{ id: index + 1, query: query.trim(), video, moments: [{ start: Number(start), end: Number(end) }] }];
  });
