/** What each part of a search is worth: the same questions, asked with one part left out at a time. */
import { NO_TELEMETRY, SEARCH_RULES, measureNoMatch, type SearchRule } from '@frameseek/core';
import { createEngine, type EngineSettings } from '@frameseek/engine';
import type { Parts } from '../../packages/runtime/src/create-engine.ts';
import { figuresOf } from './figures/compare.ts';
import type { Manifest } from './manifest.ts';
import { askAll, askEngine, type Outcome } from './outcomes.ts';

/** The figures with one part left out, or with none. */
export interface AblationRow {
  readonly without: SearchRule | 'nothing';
  readonly figures: Readonly<Record<string, number>>;
}

/** Every part left out once. `parts` stay open; each run has an engine of its own on them. */
export const ablate = async (parts: Parts, manifest: Manifest, { settings, signal }: { readonly settings: EngineSettings; readonly signal: AbortSignal }): Promise<readonly AblationRow[]> => {
  const rows: AblationRow[] = [];
  for (const rule of [undefined, ...SEARCH_RULES]) {
    const engine = createEngine({ ...parts, telemetry: NO_TELEMETRY, settings: { ...settings, ...(rule !== undefined && { without: new Set([rule]) }) } });
    try {
      // Measures what unrelated queries score, where that depends on what is left out.
      await engine.finish([], { signal, report: () => undefined });
      rows.push({ without: rule ?? 'nothing', figures: figuresIn(await askAll(askEngine(engine, manifest, signal), manifest)) });
    } finally {
      await engine.close();
    }
  }
  return rows;
};

const figuresIn = (outcomes: readonly Outcome[]): Readonly<Record<string, number>> => {
  const [visual, speech, text] = [figuresOf(outcomes, 'visual'), figuresOf(outcomes, 'speech'), figuresOf(outcomes, 'text')];
  return {
    'visual video R@1': visual.video1, 'visual video R@5': visual.video5, 'visual R@1 0.5': visual.moment['R@1 0.5'],
    'speech R@1 0.3': speech.moment['R@1 0.3'], 'speech R@5 0.3': speech.moment['R@5 0.3'],
    'text R@1 0.3': text.moment['R@1 0.3'], 'text R@5 0.3': text.moment['R@5 0.3'],
    'no-match F1': measureNoMatch(outcomes),
  };
};
