import { expect, it } from 'vitest';
import { z } from 'zod';
import { withImplicitTexts } from './implicit-texts.ts';

const schema = z.strictObject({
  taskToken: z.string(),
  output: z.string().max(10).optional(),
  tags: z.array(z.string()).optional(),
  text: z
    .string()
    .default('')
    .transform((text) => text.length),
});

it('writes an object or a list as text where the API takes a text', () => {
  const input = { taskToken: 't', output: { a: 1 }, tags: ['a'], text: [1], other: { b: 2 } };
  expect(withImplicitTexts(schema, input)).toEqual({
    taskToken: 't',
    output: '{"a":1}',
    tags: ['a'],
    text: '[1]',
    other: { b: 2 },
  });
});

it('leaves everything else as it is, null and what no schema describes too', () => {
  const input = { output: null, text: 'x', tags: { a: 1 } };
  expect(withImplicitTexts(schema, input)).toEqual(input);
  expect(withImplicitTexts(undefined, { output: {} })).toEqual({ output: {} });
  expect(withImplicitTexts(z.union([schema, z.string()]), { output: {} })).toEqual({ output: {} });
});
