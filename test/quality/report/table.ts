import { MOMENT_METRICS, type RetrievalMetrics } from '@frameseek/core';
import { KINDS } from '../manifest.ts';
import { PARTS, WAYS, type FigureName, type Measured } from '../measure.ts';

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

/** Everything measured, as Markdown: one table a kind of query, then what holds for all kinds. */
export const toMarkdown = ({ models, figures, noMatch, cuts }: Measured): string => [
  '# Quality of search', '',
  `Models: ${models.join(', ')}. Made by \`npm run quality\`; a row that falls beyond noise fails it.`,
  'Halves A and B are films apart; the present settings were chosen with the figures of both in view, so B is a check of',
  'steadiness, not a test on unseen films. Moments: recall of the first 1, 5, 10 at an overlap (IoU) of 0.3, 0.5, 0.7.',
  'The baseline takes one picture a second, plain cosine, the best picture ± 2.5 s, and a threshold chosen on half A.',
  ...KINDS.flatMap((kind) => ['', `## ${kind} queries`, '', ...tableOf(kind, figures)]),
  '', '## All queries', '',
  ...row(['', ...PARTS]), ...row(['-', ...PARTS.map(() => '-:')]),
  ...noMatch.flatMap(({ name, A, B, all }) => row([`no-match F1, ${name}`, share(A), share(B), share(all)])),
  ...row(['cut F1 (± 2 frames)', '', '', share(cuts)]), '',
].join('\n');

const tableOf = (kind: (typeof KINDS)[number], figures: Measured['figures']): readonly string[] => {
  const rows = WAYS.flatMap((way) => PARTS
    .filter((part) => part === 'all' || way === 'baseline' || way === 'fusion')
    .map((part): FigureName => `${kind} ${way} ${part}`));
  const ratios = PARTS.map((part) => ratio(figures[`${kind} fusion ${part}`], figures[`${kind} baseline ${part}`], `fusion : baseline ${part}`));
  return [
    ...row(['', ...COLUMNS.map(([title]) => title)]), ...row(['-', ...COLUMNS.map(() => '-:')]),
    ...rows.flatMap((name) => row([name, ...COLUMNS.map(([, value]) => value(figures[name]))])),
    ...ratios.flatMap(row),
  ];
};

const ratio = (ours: RetrievalMetrics, theirs: RetrievalMetrics, name: string): readonly string[] => [
  name, '',
  ...COLUMNS.slice(1).map(([, value]) => {
    const [a, b] = [Number(value(ours)), Number(value(theirs))];
    return b === 0 ? '' : `× ${(a / b).toFixed(2)}`;
  }),
];

const row = (cells: readonly string[]): readonly string[] => [`| ${cells.join(' | ')} |`];
