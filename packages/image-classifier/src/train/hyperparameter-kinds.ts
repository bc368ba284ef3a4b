import { z } from 'zod';

/** The kinds of values that hyperparameters have; each comes as a string. */
export const text = (): z.ZodString => z.string('is not a text');

export const number = (schema: z.ZodNumber): z.ZodType<number, string> =>
  text()
    .refine((digits) => digits.trim() !== '' && Number.isFinite(Number(digits)), 'is not a number')
    .transform(Number)
    .pipe(schema);

export const count = (smallest: number): z.ZodType<number, string> =>
  number(z.number().int('is not a whole number').min(smallest, `must be at least ${smallest}`));

export const share = (largest: number): z.ZodType<number, string> => {
  const words = `must be from 0 to ${largest}`;
  return number(z.number().min(0, words).max(largest, words));
};

/**
 * A value that the built-in algorithm takes and this program can't honour, so that it is no mistake of its user.
 * What it gives goes to `refine`.
 */
export const beyond = <Value>(
  isHonoured: (value: Value) => boolean,
  reason: string,
  { words = reason, wayRound = 'Leave it out or change it.' } = {},
) => [isHonoured, { error: words, params: { beyond: `${reason}. ${wayRound}` } }] as const;

/** One of the built-in algorithm's words, of which this program supports only the one that changes nothing. */
export const only = (value: string, words: readonly string[], reason: string) =>
  oneOf(...words)
    .refine(
      ...beyond((word: string) => word === value, reason, {
        words: `is not supported, only ${value} is: ${reason}`,
        wayRound: `Leave it out or give ${value}.`,
      }),
    )
    .optional();

/** A hyperparameter of the built-in algorithm that this program can't honour, whatever its value that is valid there. */
export const refused = <Value>(valid: z.ZodType<Value, string>, reason: string) =>
  valid
    .pipe(
      z.custom<Value>().refine(
        ...beyond<Value>(() => false, reason, {
          words: `is not supported: ${reason}`,
          wayRound: 'Leave it out.',
        }),
      ),
    )
    .optional();

/** One of several words. */
export const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  z.enum(words, `is not one of ${words.join(', ')}`);

/** Python's words for yes and no, in any case. */
export const flag = (): z.ZodType<boolean, string> =>
  text()
    .refine((word) => ['true', 'false', '1', '0'].includes(word.toLowerCase()), 'is not one of True, False')
    .transform((word) => ['true', '1'].includes(word.toLowerCase()));

/** `10, 20`: the epochs after which something happens. */
export const epochList = (): z.ZodType<readonly number[], string> =>
  text()
    .regex(/^\s*\d+\s*(,\s*\d+\s*)*$/, 'is not a list of epochs such as 10,20')
    .transform((list) => list.split(',').map(Number));
