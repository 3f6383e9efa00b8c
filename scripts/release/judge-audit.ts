import { z } from 'zod';

/** A known weakness of a package that the product is installed with. */
export interface Advisory {
  /** Of the GitHub Advisory Database. */
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly title: string;
}

/** What an audit came to. `unanswered`: the registry said nothing of weaknesses, which is not that there are none. */
export type Audit =
  | { readonly outcome: 'unanswered'; readonly why: string }
  | { readonly outcome: 'clean' | 'unexplained'; readonly explained: readonly Advisory[]; readonly unexplained: readonly Advisory[] };

const ID = /GHSA(?:-[0-9a-z]{4}){3}/gu;

const advisory = z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string() });
const report = z.object({ auditReportVersion: z.literal(2), vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })) });
const refusal = z.object({ message: z.string() });

/** Holds what `npm audit --json` said against the decision that explains what is known. */
export const judgeAudit = (output: string, decision: string): Audit => {
  const told = jsonIn(output);
  const parsed = report.safeParse(told);
  if (!parsed.success) {
    const refused = refusal.safeParse(told);
    return { outcome: 'unanswered', why: refused.success ? refused.data.message : output.trim().slice(0, 500) };
  }
  const found = new Map<string, Advisory>();
  for (const { via } of Object.values(parsed.data.vulnerabilities)) {
    for (const one of via) if (typeof one !== 'string') found.set(one.url, toAdvisory(one));
  }
  const known = new Set(decision.match(ID));
  const explained = [...found.values()].filter(({ id }) => known.has(id));
  const unexplained = [...found.values()].filter(({ id }) => !known.has(id));
  return { outcome: unexplained.length === 0 ? 'clean' : 'unexplained', explained, unexplained };
};

/** npm says other things around it; what is no JSON is no answer. */
const jsonIn = (output: string): unknown => {
  const from = output.search(/^\{/mu);
  try {
    return from < 0 ? undefined : JSON.parse(output.slice(from, output.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
};

const toAdvisory = ({ name, title, url, severity }: z.infer<typeof advisory>): Advisory => ({ id: url.match(ID)?.[0] ?? url, name, severity, title });
