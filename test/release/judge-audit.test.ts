import { expect, it } from 'vitest';
import { judgeAudit } from '../../scripts/release/judge-audit.ts';

const weakness = (id: string, name: string): object => ({ source: 1, name, title: `${name} can be stopped`, url: `https://github.com/advisories/${id}`, severity: 'high', range: '<2' });
const report = (...via: readonly (object | string)[]): string =>
  `npm warn config something\n${JSON.stringify({ auditReportVersion: 2, vulnerabilities: { one: { name: 'one', via }, two: { name: 'two', via: ['one'] } }, metadata: {} }, undefined, 2)}\n`;
const [A, B] = ['GHSA-aaaa-1111-bbbb', 'GHSA-cccc-2222-dddd'];

it.each([
  ['nothing is weak', report(), '', 'clean', []],
  ['all is explained', report(weakness(A, 'one')), `Known: ${A} cannot be reached.`, 'clean', []],
  ['one of two is not', report(weakness(A, 'one'), weakness(B, 'three')), `Known: ${A}.`, 'unexplained', [B]],
  ['nothing is explained', report(weakness(A, 'one')), '', 'unexplained', [A]],
] as const)('where %s, the audit is told so', (_what, output, decision, outcome, unexplained) => {
  const audit = judgeAudit(output, decision);
  expect([audit.outcome, 'unexplained' in audit && audit.unexplained.map(({ id }) => id)]).toEqual([outcome, unexplained]);
});

it.each([
  ['a registry that refuses', 'npm error audit endpoint returned an error\n{\n  "message": "405 Method Not Allowed",\n  "statusCode": 405\n}\n', '405 Method Not Allowed'],
  ['a network that is away', 'npm error network timed out', 'npm error network timed out'],
  ['half an answer', '{"auditReportVersion": 2, "vulnerab', '{"auditReportVersion": 2, "vulnerab'],
  ['a report of another kind', '{"auditReportVersion": 3}', '{"auditReportVersion": 3}'],
])('%s is never taken for a library without weaknesses', (_what, output, why) => {
  expect(judgeAudit(output, '')).toEqual({ outcome: 'unanswered', why });
});
