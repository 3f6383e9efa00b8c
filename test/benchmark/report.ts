import { BENCHMARKS, type Benchmark } from './benchmarks.ts';
import type { FigureName, Figures } from './metrics.ts';
import type { BenchmarkResult } from './run-benchmark.ts';

/** Names that one line tells. */
const MAX_NAMED = 5;

/** What was measured beside what others published, as Markdown, and whatever makes the two hard to compare. */
export const toMarkdown = (result: BenchmarkResult): string => {
  const { title, figures, published, splits }: Benchmark = BENCHMARKS[result.name];
  const split = splits[result.queries.all] ?? 'unknown';
  const sources = [...new Set(published.map(({ source }) => source))];
  const cells = (values: Figures): readonly string[] => figures.map((name) => toCell(values[name], name));
  return [
    `# ${title}`, '',
    `Models: ${result.models.join(', ')}. Answers: ${result.answersFile}`,
    ...remarks(result, split), '',
    ...row(['', 'trained on', 'split', ...figures, 'source']), ...row(['-', '-', '-', ...figures.map(() => '-:'), '-']),
    ...row(['**Frameseek**', 'none', split, ...cells(result.figures), '']),
    ...published.flatMap(({ method, training, split: of, figures: theirs, source }) =>
      row([method, training, of, ...cells(theirs), `[${sources.indexOf(source) + 1}]`])), '',
    ...sources.map((source, index) => `[${index + 1}] ${source}`), '',
  ].join('\n');
};

/** Shares in percent; a rank that no search reached is beyond all. */
const toCell = (value: number | undefined, name: FigureName): string => {
  if (value === undefined) return '';
  if (!Number.isFinite(value)) return '∞';
  return name === 'MdR' ? String(value) : value.toFixed(2);
};

const remarks = ({ queries, missing, failed, empty, refused }: BenchmarkResult, split: string): readonly string[] => [
  `Queries: ${queries.asked} asked of ${queries.all}${queries.kept > 0 ? `, ${queries.kept} of them in an earlier run (--again asks anew)` : ''}.`,
  ...(queries.asked < queries.all ? ['**These figures are of a part of the split: those of others, on the whole of it, are no comparison.**'] : []),
  ...(split === 'unknown' ? ['**The number of queries is that of no published split: figures of others are no comparison.**'] : []),
  ...told(missing, 'videos are not in the folder; what is asked of them is left out'),
  ...told(failed, 'videos could not be indexed; what is asked of them counts as not found'),
  ...told(empty.map(String), 'queries found nothing'),
  ...told(refused, 'queries were not taken; they count as not found'),
];

const told = (names: readonly string[], what: string): readonly string[] =>
  names.length === 0 ? [] : [`${names.length} ${what}: ${names.slice(0, MAX_NAMED).join(', ')}${names.length > MAX_NAMED ? ' …' : ''}.`];

const row = (cells: readonly string[]): readonly string[] => [`| ${cells.join(' | ')} |`];
