import { describe, expect, it } from 'vitest';
import { filtersOf, readFilter, withFilter, withoutFilter } from './query-edit.ts';

describe('chips that write the query language', () => {
  it.each([
    ['dog', { field: 'tag', text: 'family', not: false } as const, 'dog tag:"family"'],
    ['dog tag:family', { field: 'tag', text: 'sea', not: false } as const, 'dog tag:"family" tag:"sea"'],
    ['dog tag:family', { field: 'tag', text: 'Family', not: false } as const, 'dog tag:"Family"'],
    ['dog longer:1min', { field: 'longer', seconds: 600 } as const, 'dog longer:600s'],
    ['dog after:2024', { field: 'after', at: 90 } as const, 'dog after:2024 after:90s'],
    ['dog after:2024', { field: 'after', date: '2025-02' } as const, 'dog after:2025-02'],
    ['red then blue within 5s', { field: 'in', text: 'the trip', not: false } as const, 'red then blue within 5s in:"the trip"'],
    ['', { field: 'shorter', seconds: 60 } as const, 'shorter:60s'],
  ])('%j with a filter', (query, filter, expected) => {
    expect(withFilter(query, filter)).toBe(expected);
  });

  it('take back what they wrote', () => {
    const query = 'dog in:"trip" longer:60s';
    expect(filtersOf(query)).toHaveLength(2);
    expect(withoutFilter(query, 0)).toBe('dog longer:60s');
    expect(withoutFilter(withoutFilter(query, 1), 0)).toBe('dog');
  });
});

describe('what is typed into a filter', () => {
  it.each([
    ['longer', '10 min', { field: 'longer', seconds: 600 }],
    ['after', '1:30', { field: 'after', at: 90 }],
    ['after', '2024-05-01', { field: 'after', date: '2024-05-01' }],
    ['in', 'the "best" trip', { field: 'in', text: 'the best trip', not: false }],
    ['after', 'lunch', undefined],
    ['tag', '  ', undefined],
  ] as const)('%s %j', (field, words, expected) => {
    expect(readFilter(field, words)).toEqual(expected);
  });
});
