import { expect, it } from 'vitest';
import { addRow } from './markdown-table.ts';

const table = (...names: string[]): string =>
  [
    '# Title',
    '| operation | notes |',
    '| --- | --- |',
    ...names.map((name) => `| ${name} | |`),
    '',
    'End',
  ].join('\n');

it('adds a row in the order of the others', () => {
  expect(addRow(table('`A`', '`C`'), 'operation', ['`B`', ''])).toBe(
    table('`A`', '`B`', '`C`').replace('`B` | |', '`B` |  |'),
  );
});

it('adds it last where the others have no order', () => {
  expect(addRow(table('`Z`', '`A`'), 'operation', ['`B`', 'b'])).toContain('| `A` | |\n| `B` | b |\n\nEnd');
});

it('refuses a text without such a table', () => {
  expect(() => addRow('# Title', 'operation', ['`B`'])).toThrow("no table with the heading 'operation'");
});
