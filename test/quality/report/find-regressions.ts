/** Rows in which fewer than this many queries changed for the worse are noise: one film decoded a little differently. */
const NOISE_QUERIES = 2;
/** For shares that are not counts of queries. */
const NOISE_SHARE = 0.03;

type Table = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What fell beyond noise from one report to the next, in words; rows and columns that only one of them has do not count. */
export const findRegressions = (before: string, now: string): readonly string[] => {
  const [old, young] = [readTables(before), readTables(now)];
  return [...old].filter(([name]) => isOurs(name)).flatMap(([name, columns]) => [...columns].flatMap(([title, value]) => {
    const measured = young.get(name)?.get(title);
    if (measured === undefined || !isShare(title)) return [];
    const queries = columns.get('n');
    const noise = queries === undefined ? NOISE_SHARE : Math.max(NOISE_SHARE, (NOISE_QUERIES + 0.5) / queries);
    return measured < value - noise ? [`${name}, ${title}: ${measured} after ${value}`] : [];
  }));
};

const isOurs = (name: string): boolean => !name.includes('baseline');
/** Times and counts are for people; they depend on the machine. */
const isShare = (title: string): boolean => !['n', 'ms p50', 'p95'].includes(title);

/** The numbers of all Markdown tables of a text: by the first cell of a row, then by the title of the column. */
const readTables = (text: string): Table => {
  const tables = new Map<string, Map<string, number>>();
  let titles: readonly string[] = [];
  let above: readonly string[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) continue;
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
    if (cells.slice(1).every((cell) => /^-+:?$/.test(cell))) titles = above;
    else {
      const numbers = cells.flatMap((cell, i): [string, number][] =>
        i > 0 && cell !== '' && Number.isFinite(Number(cell)) ? [[titles[i] ?? '', Number(cell)]] : []);
      if (numbers.length > 0) tables.set(cells[0] ?? '', new Map(numbers));
    }
    above = cells;
  }
  return tables;
};
