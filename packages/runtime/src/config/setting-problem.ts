import type { z } from 'zod';

/** What is wrong with the value of a setting, for people, where its schema does not say so itself. */
export const settingProblem = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type': return issue.expected === 'int' ? 'must be a whole number' : 'must be a number';
    case 'too_small': return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`;
    case 'too_big': return `must be at most ${String(issue.maximum)}`;
    case 'invalid_value': return `must be one of ${issue.values.join(', ')}`;
    default: return undefined;
  }
};
