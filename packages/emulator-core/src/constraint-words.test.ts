import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkInput } from './operation.ts';
import { RESERVED_TAG_KEY, tagKey } from './tags.ts';

const schema = z.strictObject({
  Name: z
    .string()
    .min(2)
    .max(4)
    .regex(/^[a-z]+$/)
    .optional(),
  Kind: z.enum(['local', 'far']).optional(),
  Count: z.int().min(1).max(3).optional(),
  Above: z.number().positive().optional(),
  Entries: z
    .array(z.strictObject({ Source: z.string().max(3) }))
    .max(2)
    .optional(),
  Variables: z.record(z.string().regex(/^[a-z]+$/), z.string()).optional(),
  Path: z
    .string()
    .regex(/^a\/b$/)
    .optional(),
  Bag: z
    .array(z.string())
    .superRefine((_, context) =>
      context.addIssue({ code: 'custom', params: { constraint: 'Member must be light' } }),
    )
    .optional(),
  Fixed: z.literal(false, { error: 'The emulator does not support it.' }).optional(),
});

/** Each with AWS's sentence behind "1 validation error detected: ". */
const SENTENCES: readonly [input: object, sentence: string][] = [
  [
    { Name: 'a' },
    "Value 'a' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2",
  ],
  [
    { Name: 'abcde' },
    "Value 'abcde' at 'name' failed to satisfy constraint: Member must have length less than or equal to 4",
  ],
  [
    { Name: 'AB' },
    "Value 'AB' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
  ],
  [
    { Path: 'a' },
    "Value 'a' at 'path' failed to satisfy constraint: Member must satisfy regular expression pattern: a/b",
  ],
  [{ Bag: ['iron'] }, "Value '[iron]' at 'bag' failed to satisfy constraint: Member must be light"],
  [
    { Kind: 'near' },
    "Value 'near' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [local, far]",
  ],
  [
    { Count: 0 },
    "Value '0' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    { Count: 4 },
    "Value '4' at 'count' failed to satisfy constraint: Member must have value less than or equal to 3",
  ],
  [
    { Above: 0 },
    "Value '0' at 'above' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    { Entries: [{}] },
    "Value null at 'entries.1.member.source' failed to satisfy constraint: Member must not be null",
  ],
  [
    { Entries: [{ Source: 'a' }, { Source: 'long' }] },
    "Value 'long' at 'entries.2.member.source' failed to satisfy constraint: Member must have length less than or equal to 3",
  ],
  [
    { Variables: { A: '1' } },
    `Value 'A' at 'variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-z]+]`,
  ],
];

describe('input that breaks a constraint', () => {
  it.each(SENTENCES)('%j is refused in the words of AWS', (input, sentence) => {
    expect(checkInput(schema, input)).toMatchObject({
      success: false,
      message: `1 validation error detected: ${sentence}`,
    });
  });

  it('is described with everything that is wrong', () => {
    expect(checkInput(schema, { Name: 'abcde', Count: 4 })).toMatchObject({
      message: expect.stringMatching(/^2 validation errors detected: Value 'abcde' at .*; Value '4' at /),
    });
  });

  it('keeps what the schema itself says', () => {
    expect(checkInput(schema, { Fixed: true })).toMatchObject({
      message: "1 validation error detected: at 'Fixed': The emulator does not support it.",
    });
  });

  it("keeps what the schema of a map's keys itself says", () => {
    expect(checkInput(z.record(tagKey, z.string()), { 'aws:a': '1' })).toMatchObject({
      message: `1 validation error detected: at 'aws:a': ${RESERVED_TAG_KEY}`,
    });
  });

  it('names a member that the emulator does not have', () => {
    expect(checkInput(schema, { Kettle: 1 })).toMatchObject({
      message: "1 validation error detected: at 'input': The emulator does not support Kettle here.",
    });
  });
});
