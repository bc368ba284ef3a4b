import { z } from 'zod';

interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** The pattern for the whole text, as SageMaker's model has it. */
  readonly pattern?: string;
}

/** Text within the limits of SageMaker's model. */
export function text({ min, max, pattern }: Limits): z.ZodString {
  let schema = z.string();
  if (min !== undefined) schema = schema.min(min);
  if (max !== undefined) schema = schema.max(max);
  return pattern === undefined ? schema : schema.regex(new RegExp(`^${pattern}$`, 'u'));
}

/** A map of text to text. SageMaker names the whole map for a key or a value that breaks a limit. */
export function textMap(key: Limits, value: Limits, mostEntries: number) {
  return z.record(z.string(), z.string()).superRefine((map, context) => {
    const blame = (constraint: string): void => context.addIssue({ code: 'custom', params: { constraint } });
    if (Object.keys(map).length > mostEntries)
      blame(`Member must have length less than or equal to ${mostEntries}`);
    if (!Object.keys(map).every((one) => text(key).safeParse(one).success))
      blame(`Map keys must satisfy constraint: [${wordsOf(key)}]`);
    if (!Object.values(map).every((one) => text(value).safeParse(one).success))
      blame(`Map value must satisfy constraint: [${wordsOf(value)}]`);
  });
}

/** A text that SageMaker takes from a list, of which the emulator supports only some. */
export function someOf<const Value extends string>(
  values: readonly Value[],
  supported: readonly Value[],
  what: string,
): z.ZodType<Value> {
  return z.enum(values as readonly [Value, ...Value[]]).refine((value) => supported.includes(value), {
    error: ({ input }) => notSupported(`${what} ${String(input)}`),
  });
}

/** A flag that the emulator refuses when it is set. */
export function unset(what: string) {
  return z.boolean().refine((value) => !value, notSupported(what));
}

export function notSupported(what: string): string {
  return `The emulator does not support ${what}.`;
}

function wordsOf({ max, min, pattern }: Limits): string {
  return [
    ...(max === undefined ? [] : [`Member must have length less than or equal to ${max}`]),
    ...(min === undefined ? [] : [`Member must have length greater than or equal to ${min}`]),
    ...(pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${pattern}`]),
  ].join(', ');
}
