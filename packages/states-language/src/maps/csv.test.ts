import { expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

it('names the columns by the first row', () => {
  expect(parseCsv('key,label\na.png,1\nb.png,2\n', ',')).toEqual([
    { key: 'a.png', label: '1' },
    { key: 'b.png', label: '2' },
  ]);
});

it('takes the names that it is given, and any delimiter', () => {
  expect(parseCsv('a|1\r\nb|\r\n', '|', ['key', 'label'])).toEqual([
    { key: 'a', label: '1' },
    { key: 'b', label: '' },
  ]);
});

it('refuses a name that is given twice', () => {
  expect(() => parseCsv('1,2', ',', ['a', 'a'])).toThrow('CSV headers cannot contain duplicates.');
});

it('reads quotes, delimiters and line ends within quotes', () => {
  expect(parseCsv('\uFEFFtext\n"say ""a, b""\nor c"\n\nlast', ',')).toEqual([
    { text: 'say "a, b"\nor c' },
    { text: 'last' },
  ]);
});

it('ends a line at a carriage return alone', () => {
  expect(parseCsv('key\ra\rb', ',')).toEqual([{ key: 'a' }, { key: 'b' }]);
});

it('says where a quote is not closed', () => {
  expect(() => parseCsv('a\n"b', ',')).toThrow('a quote is not closed at character 3');
});
