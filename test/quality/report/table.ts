import { MOMENT_METRICS, type RetrievalMetrics } from '@frameseek/core';
import type { AblationRow } from '../ablation.ts';
import { isBelow, type Comparison } from '../figures/compare.ts';
import type { Constant } from '../constants.ts';
import type { WrittenHalves } from '../figures/written-halves.ts';
import { KINDS } from '../manifest.ts';
import { WAYS, type FigureName, type Measured } from '../measure.ts';

const COLUMNS: readonly (readonly [title: string, value: (figures: RetrievalMetrics) => string])[] = [
  ['n', ({ queries }) => String(queries)],
  ['video R@1', ({ video1 }) => share(video1)],
  ['R@5', ({ video5 }) => share(video5)],
  ['MRR', ({ mrr }) => mrr.toFixed(2)],
  ...MOMENT_METRICS.map((name): [string, (figures: RetrievalMetrics) => string] => [name, ({ moment }) => share(moment[name])]),
  ['mean IoU', ({ meanIou }) => meanIou.toFixed(2)],
  ['ms p50', ({ p50Ms }) => p50Ms.toFixed(0)],
  ['p95', ({ p95Ms }) => p95Ms.toFixed(0)],
];

const share = (value: number | undefined): string => value?.toFixed(3) ?? '';

/** Everything measured, as Markdown: against the baseline in every slice, one table a kind of query, then what holds for all kinds. */
export const toMarkdown = ({ models, films, figures, comparisons, noMatch, cuts }: Measured): string => [
  '# Quality of search', '',
  `Models: ${models.join(', ')}. ${films} films. Made by \`npm run quality\`, which fails where a slice is below the baseline with 95 %`,
  'confidence, and where a row falls beyond noise.',
  'Folds are five sets of films that are apart. Moments: recall of the first 1, 5, 10 at an overlap (IoU) of 0.3, 0.5, 0.7.',
  'The baseline takes one picture every two seconds, plain cosine, the best picture ± 2.5 s; its line between match and no match is',
  'fitted on four folds and measured on the fifth, as is every line below that is said to be of the other folds.', '',
  '## Against the baseline, slice by slice', '',
  'Difference: mean over the queries, each held against itself, with its 95 % interval (paired bootstrap). Spread: deviation from fold to fold.', '',
  ...row(['slice and figure', 'queries', 'ours', 'spread', 'baseline', 'ratio', 'difference', '']), ...row(['-', ...Array<string>(6).fill('-:'), '-']),
  ...comparisons.flatMap(comparison),
  ...KINDS.flatMap((kind) => ['', `## ${kind} queries`, '', ...tableOf(kind, figures)]),
  '', '## All queries', '',
  ...row(['', 'all', 'spread']), ...row(['-', '-:', '-:']),
  ...noMatch.flatMap(({ name, all, spread }) => row([`no-match F1, ${name}`, share(all), share(spread)])),
  ...row(['cut F1 (± 2 frames)', share(cuts), '']), '',
].join('\n');

const comparison = (one: Comparison): readonly string[] => {
  const { slice, figure, queries, ours, spread, baseline, difference } = one;
  const verdict = isBelow(one) ? 'below' : difference.low > 0 ? 'above' : '';
  return row([
    `${slice}, ${figure}`, String(queries), share(ours), share(spread), share(baseline), baseline === 0 ? '' : `× ${(ours / baseline).toFixed(2)}`,
    `${signed(difference.mean)} (${signed(difference.low)} … ${signed(difference.high)})`, verdict,
  ]);
};

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** What each part is worth, and how many numbers the search rests on. */
export const ablationToMarkdown = (rows: readonly AblationRow[], constants: readonly Constant[]): string => {
  const [full] = rows;
  const names = Object.keys(full?.figures ?? {});
  return [
    '## What each part is worth', '',
    'The same questions with one part left out: the figures without it, and in brackets what it is worth.', '',
    ...row(['without', ...names]), ...row(['-', ...names.map(() => '-:')]),
    ...rows.flatMap(({ without, figures }) => row([without, ...names.map((name) => {
      const worth = (full?.figures[name] ?? 0) - (figures[name] ?? 0);
      return without === 'nothing' ? share(figures[name]) : `${share(figures[name])} (${signed(worth)})`;
    })])),
    '', `The search rests on ${constants.length} numbers with a name:`, '',
    ...constants.map(({ name, value, file }) => `- ${name} = ${value} (${file})`), '',
  ].join('\n');
};

/** Whether what is written is found in films apart from each other alike. */
export const writtenHalvesToMarkdown = (rows: readonly WrittenHalves[]): string => [
  '## What is written, in halves of the films', '',
  'Share of the queries for what can be read whose moment is among the first five at an overlap of 0.3: of all films of a set, and of two',
  'halves of them that are apart. Nothing is fitted to either half.', '',
  ...row(['', 'n', 'R@5 0.3', 'first half', 'second half', 'apart by']), ...row(['-', ...Array<string>(5).fill('-:')]),
  ...rows.flatMap(({ name, queries, all, halves }) => row([
    name, String(queries), share(all), share(halves?.[0]), share(halves?.[1]), halves === undefined ? '' : `± ${share(Math.abs(halves[0] - halves[1]))}`,
  ])), '',
].join('\n');

const tableOf = (kind: (typeof KINDS)[number], figures: Measured['figures']): readonly string[] => {
  const names = WAYS.map((way): FigureName => `${kind} ${way}`);
  return [
    ...row(['', ...COLUMNS.map(([title]) => title)]), ...row(['-', ...COLUMNS.map(() => '-:')]),
    ...names.flatMap((name) => row([name, ...COLUMNS.map(([, value]) => value(figures[name]))])),
  ];
};

const row = (cells: readonly string[]): readonly string[] => [`| ${cells.join(' | ')} |`];
