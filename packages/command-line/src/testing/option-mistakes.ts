import { z } from 'zod';
import { nameOf } from '../command-option.ts';
import type { Command } from '../command.ts';
import { readOptions } from '../read-options.ts';

/** Values that people give by mistake: nothing, words, amounts out of range, times and lists that are none, paths, addresses. */
const MISTAKES: readonly unknown[] = [
  ...['', ' ', 'x', '-1', '0', '1.5', '1e999', 'NaN', 'null', 'undefined', 'true', '2026-02-30', 'last week'],
  ...[
    ',',
    'a,',
    'a,a',
    'a=',
    '=a',
    's3://',
    's3:///x',
    'arn:aws:iam::1:role',
    'http://',
    '/',
    'ml.',
    '💥'.repeat(99),
  ],
];

/** Every refusal of a command's options, one a mistake: `[option, value, message]`. */
export function refusalsOf({ options }: Pick<Command, 'options'>): (readonly [string, unknown, string])[] {
  return Object.entries(options.shape).flatMap(([member, schema]: [string, z.ZodType]) =>
    MISTAKES.flatMap((value) => {
      const message = refusal(z.object({ [member]: schema }), { [member]: value });
      return message === undefined || takesAnything(schema)
        ? []
        : [[nameOf(z.object({ [member]: schema }), member), value, message] as const];
    }),
  );
}

/** A refusal as people are meant to read it: the option, all that it takes, and the value that was given. */
export const PLAIN_REFUSAL =
  /^(--[a-z-]+|<[a-z-]+>) takes (?!.*(Invalid|expected|received|Too small|Too big|\[object)).+, not ".*"$/su;

/** A flag has no value on a command line. */
const takesAnything = (schema: z.ZodType): boolean =>
  schema.safeParse(true).success && !schema.safeParse('x').success;

function refusal(schema: z.ZodObject, values: object): string | undefined {
  try {
    readOptions(schema, values);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
