import { expect, it } from 'vitest';
import { parseCsv } from './parse-csv.ts';

it.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  ['"a, ""b""\nc",d', [['a, "b"\nc', 'd']]],
  ['one', [['one']]],
  ['', []],
])('reads %j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});
