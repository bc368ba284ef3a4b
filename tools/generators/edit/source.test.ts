import { describe, expect, it } from 'vitest';
import {
  addElement,
  addImport,
  addMember,
  addToProperty,
  membersOfProperty,
  removeElements,
} from './source.ts';

describe('addImport', () => {
  const imports = `import { z } from 'zod';\nimport { a } from './a.ts';\nimport { c } from './c.ts';\n`;

  it('orders it among the file’s own', () => {
    expect(addImport(imports, `import { b } from './b.ts';`)).toBe(
      `import { z } from 'zod';\nimport { a } from './a.ts';\nimport { b } from './b.ts';\nimport { c } from './c.ts';\n`,
    );
  });

  it('puts it last where no other comes after', () => {
    expect(addImport(imports, `import { d } from './d.ts';`)).toBe(`${imports}import { d } from './d.ts';\n`);
  });
});

describe('addMember', () => {
  it.each([
    [
      'in order',
      'const t = {\n  A: a,\n  C: c,\n} satisfies T;',
      'const t = {\n  A: a,\n  B: b,\n  C: c,\n} satisfies T;',
    ],
    ['last', 'const t = {\n  A: a,\n} as const;', 'const t = {\n  A: a,\n  B: b,\n} as const;'],
    [
      'last where there is no order',
      'const t = {\n  Z: z,\n  A: a,\n};',
      'const t = {\n  Z: z,\n  A: a,\n  B: b,\n};',
    ],
    ['on one line', 'const t = { A: a };', 'const t = { A: a , B: b,\n};'],
  ])('adds it %s', (_where, before, after) => {
    expect(addMember(before, 't', 'B', 'b')).toBe(after);
  });

  it('refuses what is no object', () => {
    expect(() => addMember('const t = 1;', 't', 'B', 'b')).toThrow("'t' is no object.");
    expect(() => addMember('const t = {};', 'u', 'B', 'b')).toThrow("There is no variable 'u'.");
  });
});

it('adds an element, and leaves some out', () => {
  const list = `const l: T[] = [\n  ['GET', 'A'],\n  ['GET', 'B'],\n];`;
  expect(addElement(list, 'l', `['GET', 'C']`)).toBe(
    `const l: T[] = [\n  ['GET', 'A'],\n  ['GET', 'B'],\n  ['GET', 'C'],\n];`,
  );
  expect(removeElements(list, 'l', (element) => element.endsWith(`'A']`))).toBe(
    `const l: T[] = [\n  ['GET', 'B'],\n];`,
  );
});

it('adds to the object that a property is, and names its members', () => {
  const table = `function line() {\n  return { commands: {\n    a: a(),\n  } };\n}`;
  const added = addToProperty(table, 'commands', `'b-c': b()`);
  expect(added).toContain(`a: a(),\n  'b-c': b(),\n}`);
  expect(membersOfProperty(added, 'commands')).toEqual(['a', 'b-c']);
  expect(() => membersOfProperty(table, 'orders')).toThrow("no property 'orders'");
});
