import type { QualityFinding, QualityReport } from '@frameseek/core';
import { createLoudnessMeter } from './loudness-meter.ts';

type Problem = QualityFinding['problem'];

/** Gathers what ffmpeg's detectors say while they run; what it keeps grows with the findings, not with the length of the film. */
interface QualityLog {
  /** Takes a line of ffmpeg's log. */
  readLine(text: string): void;
  /** The report, once all has been said. What still goes on ends at `end`, in seconds. */
  report(end: number): QualityReport;
}

/** Mean brightness of the picture, 16 to 235: up to the first it is black, which has a detector of its own, below the second very dark. */
const BLACK = 19;
const DARK = 45;
/** The perceptual blur metric of Marziliano et al. (2002): sharp footage lies at 4 to 9, shallow focus at 13. */
const BLURRED = 14;
/** Peaks this near to full scale, in decibels, that stay flat for some samples, are cut off. */
const FULL_SCALE = -0.3;
/** How flat they are at the top: a loud tone that just fits reaches 3, a clipped one 20 and more. */
const FLAT = 8;
/** Shorter stretches are nothing to report, in seconds. */
const MIN_SECONDS: Readonly<Record<Problem, number>> = { black: 0.5, frozen: 2, silent: 1, clipped: 0.2, dark: 2, blurred: 1 };
/** Seconds between two samples of one stretch. */
const JOIN = 1.2;

/** Reads the log of blackdetect, freezedetect, silencedetect, signalstats, blurdetect, astats and ebur128 (EBU R 128). */
export const createQualityLog = (): QualityLog => {
  const findings: { start: number; end: number; problem: Problem }[] = [];
  const open = new Map<Problem, number>();
  /** Each filter says the time of a frame first, then what it found in it. */
  const times = new Map<string, number>();
  const clip = { peak: -Infinity, flat: 0 };
  const loudness = createLoudnessMeter();

  const begin = (problem: Problem, at: number): void => void open.set(problem, at);
  const end = (problem: Problem, at: number): void => {
    const start = open.get(problem);
    open.delete(problem);
    if (start !== undefined && at > start) findings.push({ start, end: at, problem });
  };
  /** One sample that shows the problem, for `seconds`: joined to the stretch before it where that is near. */
  const sample = (problem: Problem, at: number, seconds: number): void => {
    const last = findings.findLast((finding) => finding.problem === problem);
    if (last !== undefined && at - last.end <= JOIN) last.end = at + seconds;
    else findings.push({ start: at, end: at + seconds, problem });
  };

  const value = (filter: string, key: string, number: number): void => {
    const at = times.get(filter);
    if (at === undefined || !Number.isFinite(at)) return;
    if (key === 'signalstats.YAVG' && number > BLACK && number < DARK) sample('dark', at, 0.5);
    if (key === 'blur' && number > BLURRED) sample('blurred', at, 0.5);
    if (key === 'astats.Overall.Peak_level') clip.peak = number;
    if (key === 'astats.Overall.Flat_factor') clip.flat = number;
    if (key === 'astats.Overall.Flat_factor' && clip.peak >= FULL_SCALE && clip.flat >= FLAT) sample('clipped', at, 0.5);
  };

  const readLine = (text: string): void => {
    const [, filter = '', message = text] = /^\[([^\]]+)\] \[info\] (.*)$/u.exec(text) ?? [];
    const [, at] = /pts_time:(-?[\d.]+)/u.exec(message) ?? [];
    if (at !== undefined) return void times.set(filter, Number(at));
    const [, key, number] = /^lavfi\.([\w.]+)=(-?[\d.]+)$/u.exec(message) ?? [];
    if (key !== undefined && number !== undefined) return value(filter, key, Number(number));
    const [, blackStart, blackEnd] = /black_start:([\d.]+) black_end:([\d.]+)/u.exec(message) ?? [];
    if (blackStart !== undefined) findings.push({ start: Number(blackStart), end: Number(blackEnd), problem: 'black' });
    const [, frozen, frozenAt] = /freeze_(start|end): (-?[\d.]+)/u.exec(message) ?? [];
    if (frozen !== undefined) (frozen === 'start' ? begin : end)('frozen', Number(frozenAt));
    const [, silent, silentAt] = /silence_(start|end): (-?[\d.]+)/u.exec(message) ?? [];
    if (silent !== undefined) (silent === 'start' ? begin : end)('silent', Math.max(0, Number(silentAt)));
    loudness.readLine(message);
  };

  const report = (duration: number): QualityReport => {
    for (const problem of [...open.keys()]) end(problem, duration);
    const loud = loudness.report();
    return {
      findings: withoutDoubles(findings).toSorted((a, b) => a.start - b.start || a.problem.localeCompare(b.problem)),
      ...(loud !== undefined && { loudness: loud }),
    };
  };
  return { readLine, report };
};

const OF_PICTURE: ReadonlySet<Problem> = new Set<Problem>(['frozen', 'dark', 'blurred']);

/** What is black stands still as well: it is called black alone. */
const withoutDoubles = (findings: readonly QualityFinding[]): QualityFinding[] => {
  const black = findings.filter(({ problem }) => problem === 'black');
  const isBlack = ({ start, end }: QualityFinding): boolean =>
    black.some((other) => Math.min(end, other.end) - Math.max(start, other.start) > 0.9 * (end - start));
  return findings
    .filter((finding) => finding.end - finding.start >= MIN_SECONDS[finding.problem])
    .filter((finding) => !OF_PICTURE.has(finding.problem) || !isBlack(finding));
};
