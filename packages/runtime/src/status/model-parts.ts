import type { ModelRole, ModelStatus, PartStatus } from '@frameseek/core';

/** What each role is called where people read it, and what they lose without it. */
const ROLES: readonly { readonly role: ModelRole; readonly part: string; readonly loss: string }[] = [
  { role: 'visual', part: 'visual', loss: 'what is seen cannot be searched' },
  { role: 'sentences', part: 'meaning', loss: 'what is said and written is found by its words only, not by meaning' },
  { role: 'transcriber', part: 'speech', loss: 'speech is not recognised; subtitles still serve' },
  { role: 'detector', part: 'voice', loss: 'speech cannot be told from silence and noise, so it is not recognised' },
  { role: 'reader', part: 'text', loss: 'text in the picture is not read' },
  { role: 'objects', part: 'objects', loss: 'objects are not found, nor where they move' },
  { role: 'tagger', part: 'sounds', loss: 'laughter, applause, music and other sounds are not heard' },
  { role: 'voices', part: 'speakers', loss: 'who speaks is not told' },
];

/** One line for each role of the models: what serves, or why nothing does. */
export const modelParts = (models: readonly ModelStatus[]): PartStatus[] =>
  ROLES.map(({ role, part, loss }) => {
    const candidates = models.filter((model) => model.role === role);
    const chosen = candidates.find((model) => model.chosen);
    if (chosen === undefined) return offPart(part, loss, candidates);
    const preferred = candidates[0];
    if (chosen.standIn) return { part, state: 'weak', uses: `${chosen.id} (stand-in)`, ...betterThan(chosen, preferred) };
    if (chosen.state === 'missing') {
      return {
        part,
        state: 'weak',
        uses: chosen.id,
        why: `not downloaded yet${chosen.sizeBytes > 0 ? ` (${megabytes(chosen.sizeBytes)})` : ''}`,
        remedy: chosen.remedy ?? 'It is fetched at its first use, or now by "frameseek models pull".',
      };
    }
    return { part, state: 'on', uses: chosen.id, ...(preferred !== chosen && preferred !== undefined && betterThan(chosen, preferred)) };
  });

const offPart = (part: string, loss: string, candidates: readonly ModelStatus[]): PartStatus => {
  const best = candidates[0];
  if (best === undefined) {
    return { part, state: 'off', uses: 'nothing', why: `${loss} (switched off in the settings)`, remedy: 'Name a model in the settings, or leave that setting empty.' };
  }
  const reason = best.reason ?? (best.state === 'missing' ? `${best.id} is not on this computer` : undefined);
  return {
    part,
    state: 'off',
    uses: 'nothing',
    why: reason === undefined ? loss : `${loss} (${reason})`,
    remedy: best.remedy ?? 'Run "frameseek models pull" with a network connection.',
  };
};

/** Why a model serves that is not the first of its list, and how to have the first. */
const betterThan = (chosen: ModelStatus, preferred: ModelStatus | undefined): { why: string; remedy?: string } => {
  const weak = chosen.standIn ? 'a small stand-in that finds much less' : 'not the first choice';
  if (preferred === undefined || preferred === chosen) return { why: weak };
  const reason = preferred.reason ?? (preferred.state === 'missing' ? 'it is not on this computer' : 'it cannot be used');
  return { why: `${weak}, instead of ${preferred.id}: ${reason}`, remedy: preferred.remedy ?? 'Run "frameseek models pull".' };
};

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1e6))} MB`;
