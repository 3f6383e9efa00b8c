/** `npm run audit:dependencies`: known weaknesses of what the product is installed with; fails for each that no decision explains. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeAudit, type Advisory } from './release/judge-audit.ts';
import { root, run } from './tools.mjs';

/** Where what is known is explained. */
const DECISION = 'decisions/0024-known-weaknesses-are-explained.md';
/** Exit code of sysexits.h: something that is needed is not there. */
const UNAVAILABLE = 69;

const line = ({ id, name, severity, title }: Advisory): string => `  ${severity.padEnd(9)} ${name}: ${title} (${id})`;

const { output } = await run('npm', ['audit', '--omit=dev', '--json']);
const audit = judgeAudit(output, await readFile(join(root, DECISION), 'utf8'));
if (audit.outcome === 'unanswered') {
  console.error(`✗ The registry does not answer, so nothing is known of weaknesses, good or bad: ${audit.why}`);
  process.exitCode = UNAVAILABLE;
} else {
  for (const one of audit.explained) console.log(`${line(one)}, explained`);
  for (const one of audit.unexplained) console.error(line(one));
  if (audit.outcome === 'clean') console.log(`✓ No weakness is known that ${DECISION} does not explain.`);
  else console.error(`✗ Update what is weak, or say in ${DECISION} why it cannot be reached.`);
  process.exitCode = audit.outcome === 'clean' ? 0 : 1;
}
