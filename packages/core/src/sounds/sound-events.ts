import type { SoundEvent, SoundScores } from '../domain/sound.ts';
import type { Span } from '../time/span.ts';

/** When scores are an event. */
export interface EventRules {
  /** Score (0 to 1) that an event reaches somewhere. */
  readonly certain: number;
  /** Score above which it is still, or already, heard. */
  readonly possible: number;
  /** Seconds that an event has at least. */
  readonly minLength: number;
  /** Seconds without it that do not end an event. */
  readonly maxGap: number;
  /** Seconds by which a sound is heard before it begins and after it ends, since more is listened to than a cell. */
  readonly reach: number;
}

/**
 * Chosen on constructed films with speech and noise behind the sounds: one cell of half a second is enough, and of two claps a second
 * apart nobody says that the applause ended between them. YAMNet hears tones and noise half a second early and late, and a quarter of a second
 * with this reach; more would cut off what begins softly.
 */
const EVENT_RULES: EventRules = { certain: 0.35, possible: 0.15, minLength: 0.4, maxGap: 1, reach: 0.24 };

/** Collects the events of one sound track: the memory grows with their number alone. */
interface SoundEvents {
  /** The next cell of the grid; they come in ascending time. */
  add(cell: SoundScores): void;
  /** All events, the earliest first, of those that begin together the surest. Nothing may be added afterwards. */
  events(): readonly SoundEvent[];
}

/**
 * Scores over a grid as events, for each label by itself: by two thresholds (hysteresis, Canny 1986; for sounds Dinkel, Wu and Yu 2021), short
 * gaps closed, what is too short left out.
 */
export const soundEvents = (labels: readonly string[], rules: EventRules = EVENT_RULES): SoundEvents => {
  const found: SoundEvent[] = [];
  let heard: Span | undefined;
  const tracks = labels.map((label) => soundTrack(label, rules, (event) => found.push(event)));
  return {
    add: ({ start, end, scores }) => {
      heard = { start: heard?.start ?? start, end };
      for (const [index, track] of tracks.entries()) track.add({ start, end }, scores[index] ?? 0);
    },
    events: () => {
      for (const track of tracks) track.finish();
      return found.map((event) => withoutReach(event, heard ?? event, rules)).toSorted((a, b) => a.start - b.start || b.score - a.score || (a.label < b.label ? -1 : 1));
    },
  };
};

/** The event as it is without what is heard too early and too late; not shorter than twice that, and where the sound track begins or ends it does, too. */
const withoutReach = (event: SoundEvent, heard: Span, { reach }: EventRules): SoundEvent => {
  const { start, end } = event;
  const cut = Math.max(0, Math.min(reach, (end - start) / 2 - reach));
  return { ...event, start: start > heard.start ? start + cut : start, end: end < heard.end ? end - cut : end };
};

interface SoundTrack {
  add(cell: Span, score: number): void;
  finish(): void;
}

const soundTrack = (label: string, { certain, possible, minLength, maxGap }: EventRules, tell: (event: SoundEvent) => void): SoundTrack => {
  /** What may become an event: it was above the lower threshold. */
  let open: SoundEvent | undefined;
  const finish = (): void => {
    if (open !== undefined && open.score >= certain && open.end - open.start >= minLength) tell(open);
    open = undefined;
  };
  return {
    add: ({ start, end }, score) => {
      if (open !== undefined && start - open.end > gapAfter(open, { certain, maxGap })) finish();
      if (score < possible) return;
      open = open === undefined ? { label, start, end, score } : { ...open, end, score: Math.max(open.score, score) };
    },
    finish,
  };
};

/** Rounding of times, in seconds. */
const NO_GAP = 1e-6;

/** Gaps are closed within an event; what is not sure to be one does not reach over a gap. */
const gapAfter = ({ score }: SoundEvent, { certain, maxGap }: Pick<EventRules, 'certain' | 'maxGap'>): number => (score >= certain ? maxGap : 0) + NO_GAP;
