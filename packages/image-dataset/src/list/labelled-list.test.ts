import { expect, it } from 'vitest';
import { readCsvList, readLstList } from './labelled-list.ts';
import { parseCsv } from './parse-csv.ts';

const csv = (text: string) =>
  readCsvList(text, 'list.csv').pictures.map(({ path, className, split }) => [path, className, split]);

it('reads paths and labels, and a set where there is one', () => {
  expect(csv('a.jpg,cat\nb/c.jpg,dog,test\n')).toEqual([
    ['a.jpg', 'cat', undefined],
    ['b/c.jpg', 'dog', 'test'],
  ]);
});

it('finds its columns by their names, in any order', () => {
  expect(csv('id,Label,split,filename\n7,cat,val,./x.png\n')).toEqual([['x.png', 'cat', 'validation']]);
});

it.each([
  ['quotes, commas and line ends within them', '"a, b.jpg","big\n""cat"""\n', [['a, b.jpg', 'big\n"cat"']]],
  [
    'semicolons',
    'a.jpg;cat\nb.jpg;dog',
    [
      ['a.jpg', 'cat'],
      ['b.jpg', 'dog'],
    ],
  ],
  [
    'line ends of an old Mac',
    'a.jpg,cat\rb.jpg,dog\r',
    [
      ['a.jpg', 'cat'],
      ['b.jpg', 'dog'],
    ],
  ],
  [
    'tabs, a byte order mark and empty lines',
    '\uFEFFa.jpg\tcat\r\n\r\nb.jpg\tdog\r\n',
    [
      ['a.jpg', 'cat'],
      ['b.jpg', 'dog'],
    ],
  ],
])('reads %s', (_what, text, rows) => {
  expect(parseCsv(text)?.map(({ cells }) => cells)).toEqual(rows);
});

it.each([
  ['a.jpg,cat\n../b.jpg,dog', 'list.csv, line 2: the path "../b.jpg" leads out'],
  ['a.jpg,cat\n/etc/passwd,dog', 'list.csv, line 2: the path "/etc/passwd" leads out'],
  ['path,label\na.jpg,', 'list.csv, line 2: it has no path and label'],
  ['a.jpg,cat,later', 'list.csv, line 1: there is no set "later"'],
  ['a.jpg,cat\na.jpg,dog', 'list.csv lists the picture "a.jpg" twice, as "cat" and as "dog"'],
  ['a.jpg,"cat', 'a quote is not closed'],
  ['', 'list.csv, line 1: it is empty'],
])('refuses %j', (text, message) => {
  expect(() => csv(text)).toThrow(
    expect.objectContaining({ code: 'BAD_LIST', message: expect.stringContaining(message) }),
  );
});

it("reads SageMaker's lists, whose labels are numbers, by the names of the classes where they are given", () => {
  const text = '5\t1\ta.jpg\n6\t0.000000\tb/c.jpg\n';
  expect(readLstList(text, 'x.lst', undefined).pictures.map(({ className }) => className)).toEqual([
    '1',
    '0',
  ]);
  expect(readLstList(text, 'x.lst', ['cat', 'dog']).pictures[0]?.className).toBe('dog');
  expect(() => readLstList('1\t7\ta.jpg\n', 'x.lst', ['cat', 'dog'])).toThrow(
    'x.lst, line 1: its label is wrong',
  );
  expect(() => readLstList('1\t0\t../a.jpg\n', 'x.lst', undefined)).toThrow('climbs out of its folder');
});
