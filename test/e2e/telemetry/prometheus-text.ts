/** One figure: its whole name, its labels and its value. */
interface PrometheusSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Figures that belong together, as their head says. */
export interface PrometheusFamily {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly PrometheusSample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/gu;
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`, 'u');

/**
 * Reads the text form of Prometheus strictly: https://prometheus.io/docs/instrumenting/exposition_formats (0.0.4). Throws for a
 * line that is none, a figure without a head or twice, a histogram whose buckets do not add up.
 */
export const parsePrometheus = (text: string): ReadonlyMap<string, PrometheusFamily> => {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const families = new Map<string, { type: string; help: string; samples: PrometheusSample[] }>();
  const seen = new Set<string>();
  let current = '';
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kind, name = '', rest = ''] = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`, 'u').exec(line) ?? [];
    if (kind === 'HELP') {
      if (families.has(name)) throw new Error(`${name} is there twice`);
      families.set(name, { type: 'untyped', help: rest, samples: [] });
      current = name;
    } else if (kind === 'TYPE') {
      const family = families.get(name);
      if (family === undefined || name !== current) throw new Error(`the type of ${name} stands alone`);
      if (!['counter', 'gauge', 'histogram', 'summary'].includes(rest)) throw new Error(`${name} is a ${rest}`);
      family.type = rest;
    } else {
      const sample = parseSample(line);
      const key = JSON.stringify([sample.name, Object.entries(sample.labels).toSorted()]);
      if (seen.has(key)) throw new Error(`${line} is there twice`);
      seen.add(key);
      const family = families.get(current);
      if (family === undefined || !namesOf(current, family.type).includes(sample.name)) throw new Error(`${line} does not belong to ${current}`);
      family.samples.push(sample);
    }
  }
  for (const [name, family] of families) if (family.type === 'histogram') checkHistogram(name, family.samples);
  return families;
};

const parseSample = (line: string): PrometheusSample => {
  const [, name, inBraces = '', number = ''] = SAMPLE.exec(line) ?? [];
  const value = number === '+Inf' ? Infinity : number === '-Inf' ? -Infinity : Number(number);
  if (name === undefined || (Number.isNaN(value) && !/^nan$/iu.test(number))) throw new Error(`${line} is no figure`);
  const found = [...inBraces.matchAll(LABEL)];
  if (found.map(([whole]) => whole).join('') !== inBraces) throw new Error(`the labels of ${line} cannot be read`);
  return { name, value, labels: Object.fromEntries(found.map(([, label = '', text = '']) => [label, text])) };
};

const namesOf = (name: string, type: string): readonly string[] => {
  if (type === 'histogram') return ['_bucket', '_sum', '_count'].map((end) => name + end);
  return type === 'summary' ? [name, `${name}_sum`, `${name}_count`] : [name];
};

const checkHistogram = (name: string, samples: readonly PrometheusSample[]): void => {
  const series = Map.groupBy(samples, ({ labels: { le: _, ...labels } }) => JSON.stringify(Object.entries(labels).toSorted()));
  for (const ofOne of series.values()) {
    const buckets = ofOne.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) => (labels['le'] === '+Inf' ? Infinity : Number(labels['le'])));
    const counts = buckets.map(({ value }) => value);
    const isAscending = (numbers: readonly number[]): boolean => numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
    if (bounds.at(-1) !== Infinity || !isAscending(bounds) || !isAscending(counts)) throw new Error(`the buckets of ${name} do not add up`);
    if (counts.at(-1) !== ofOne.find((sample) => sample.name === `${name}_count`)?.value) throw new Error(`the count of ${name} is not that of its buckets`);
  }
};
