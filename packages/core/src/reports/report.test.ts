import { describe, expect, it } from 'vitest';
import { acceptRows } from './accept-rows.ts';
import { reportFile } from './report-file.ts';
import { reportRequest, type Report, type ReportField } from './report.ts';

const fields: readonly ReportField[] = [{ name: 'who', type: 'text' }, { name: 'how much', type: 'number', unit: '€' }, { name: 'cash', type: 'yes-no' }];
const cell = (field: string, value: string | number | boolean, moment = 1) => ({ field, value, moment });
const accept = (...rows: ReturnType<typeof cell>[][]) => acceptRows(fields, { rows: rows.map((cells) => ({ cells })) }, new Set([1, 2]));

describe('what a model writes', () => {
  it.each<[string, ReturnType<typeof cell>[], readonly unknown[] | undefined, number]>([
    ['stands with its moments', [cell('who', ' Ada '), cell('How much', 20, 2), cell('cash', true)], ['Ada', 20, true], 0],
    ['is refused where it rests on a moment that was not shown', [cell('who', 'Ada'), cell('how much', 20, 3)], ['Ada', undefined, undefined], 1],
    ['is refused where it is not of its type', [cell('who', 'Ada'), cell('how much', 'a lot'), cell('cash', 'perhaps')], ['Ada', undefined, undefined], 2],
    ['is a number also as text, where it can only mean one', [cell('how much', '12.5'), cell('how much', '1,200')], [undefined, 12.5, undefined], 1],
    ['is refused in a field that nobody asked for, and a row of nothing goes', [cell('where', 'Rome'), cell('who', ' ')], undefined, 2],
  ])('%s', (_, cells, values, refused) => {
    const accepted = accept(cells);
    expect(accepted.rows.map((row) => row.cells.map((one) => one?.value))).toEqual(values === undefined ? [] : [values]);
    expect(accepted.refused).toBe(refused);
  });

  it('stands once, however often it is written', () => {
    expect(accept([cell('who', 'Ada')], [cell('who', 'Ada')], [cell('who', 'Ada', 2)]).rows).toHaveLength(2);
  });
});

const table: Report = {
  question: 'Who pays | what?', fields: [...fields], by: 'm', read: 2, of: 2, refused: 0, notes: [],
  moments: [{ number: 1, videoId: 'v', title: '=Market', start: 60, end: 70, at: 65 }, { number: 2, videoId: 'w', title: 'Fair', start: 0, end: 9, at: 3 }],
  rows: [{ cells: [{ value: 'Ada', moment: 1 }, { value: 20, moment: 2 }, { value: false, moment: 1 }] }, { cells: [null, { value: -3, moment: 1 }, null] }],
};

it('a report is a table for spreadsheets, to read, or data, each cell with the moment that it rests on', () => {
  expect(reportFile(table, 'csv').split('\r\n')).toEqual([
    'who,who rests on,how much (€),how much rests on,cash,cash rests on', `Ada,"'=Market, 1:05.0",20,"Fair, 0:03.0",no,"'=Market, 1:05.0"`, `,,-3,"'=Market, 1:05.0",,`, '',
  ]);
  expect(reportFile(table, 'md').split('\n')).toEqual([
    String.raw`# Who pays \| what?`, '', '| who | how much (€) | cash |', '| --- | --- | --- |', '| Ada [1] | 20 [2] | no [1] |', '|  | -3 [1] |  |', '', '- [1] =Market, 1:05.0', '- [2] Fair, 0:03.0', '',
  ]);
  expect(JSON.parse(reportFile(table, 'json'))).toEqual(table);
});

it('no two columns have one name', () => {
  expect(reportRequest.safeParse({ question: 'x', fields: [{ name: 'who' }, { name: 'Who' }] }).success).toBe(false);
  expect(reportRequest.parse({ question: 'x', fields: [{ name: 'who' }] })).toEqual({ question: 'x', fields: [{ name: 'who', type: 'text' }], most: 60 });
});
