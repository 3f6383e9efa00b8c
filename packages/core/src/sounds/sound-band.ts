import type { SoundEvent } from '../domain/sound.ts';
import type { Span } from '../time/span.ts';

/** What a stretch of sound is, roughly. */
export const SOUND_KINDS = ['speech', 'music', 'silence', 'other'] as const;
/** Somebody speaks (music may be behind it), there is music, nothing is heard, or anything else is. */
export type SoundKind = (typeof SOUND_KINDS)[number];

/** A stretch of one kind. */
interface SoundStretch extends Span {
  readonly kind: SoundKind;
}

/** Labels that make a stretch what it is, in the order in which they count where several are heard. */
const MADE_BY: readonly (readonly [SoundKind, ReadonlySet<string>])[] = [
  ['speech', new Set(['Speech', 'Child speech', 'Conversation', 'Narration'])],
  ['music', new Set(['Music', 'Singing', 'Song'])],
  ['silence', new Set(['Silence'])],
];

/** The kind that a label stands for by itself; undefined where it is a sound among others. */
export const soundKindOf = (label: string): SoundKind | undefined => MADE_BY.find(([, labels]) => labels.has(shortLabel(label)))?.[0];

/** The first of the names of a label: `Gunshot, gunfire` is a gunshot. */
export const shortLabel = (label: string): string => label.split(',')[0] ?? label;

/** Seconds: what is shorter, as between the last cell and the end of a film, is no stretch of its own. */
const SLIVER = 0.1;

/** The whole time line, `duration` seconds, as stretches of one kind each, one after another; nothing where nothing was heard at all. */
export const soundBand = (events: readonly SoundEvent[], duration: number): readonly SoundStretch[] => {
  if (events.length === 0 || duration <= 0) return [];
  const telling = events.flatMap(({ label, start, end }): readonly SoundStretch[] => {
    const kind = soundKindOf(label);
    return kind === undefined ? [] : [{ kind, start, end: Math.min(end, duration) }];
  });
  const edges = [...new Set([0, duration, ...telling.flatMap(({ start, end }) => [start, end])])].filter((at) => at >= 0 && at <= duration).toSorted((a, b) => a - b);
  const band: SoundStretch[] = [];
  const active = new Map<SoundKind, number>();
  const changes = Map.groupBy(telling.flatMap(({ kind, start, end }) => [{ at: start, kind, by: 1 }, { at: end, kind, by: -1 }]), ({ at }) => at);
  for (const [index, start] of edges.slice(0, -1).entries()) {
    for (const { kind, by } of changes.get(start) ?? []) active.set(kind, (active.get(kind) ?? 0) + by);
    const kind = SOUND_KINDS.find((one) => (active.get(one) ?? 0) > 0) ?? 'other';
    const end = edges[index + 1] ?? duration;
    const last = band.at(-1);
    if (last !== undefined && (last.kind === kind || end - start < SLIVER)) band[band.length - 1] = { ...last, end };
    else band.push({ kind, start, end });
  }
  return band;
};
