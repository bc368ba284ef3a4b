import { z } from 'zod';
import { CommandError } from './command-error.ts';
import { flagOf } from './command-option.ts';

type Outputs = Readonly<Record<string, string>>;

/** How a command gets the outputs of a deployed stack. */
export interface StackSource {
  /** The stack to use when none is named. */
  readonly stackName: string;
  /** The region to look in. */
  readonly region: () => Promise<string>;
  /** A stack's outputs by name; undefined where there is no such stack. */
  readonly read: (stackName: string, signal: AbortSignal) => Promise<Outputs | undefined>;
}

/** Reads an option's value from what the stack with these outputs consists of. */
export type StackLookUp = (outputs: Outputs, signal: AbortSignal) => Promise<unknown>;

/** The source of options that are not given. */
export interface StackDefaults<Option extends string = string> extends StackSource {
  /** An option's value as a template, in which `{Name}` stands for an output, or as a look-up. */
  readonly options: Readonly<Partial<Record<Option, string | StackLookUp>>>;
}

/** The options of a command line: those that the stack supplies are optional, and `--stack` names the stack. */
export function withStack(schema: z.ZodObject, { stackName, options }: StackDefaults): z.ZodObject {
  const optional = Object.keys(options).map((member) => {
    const option = schema.shape[member] as z.ZodType;
    const { description, ...meta } = option.meta() ?? {};
    return [
      member,
      option.optional().meta({ ...meta, description: `${description}; the stack's if not given` }),
    ] as const;
  });
  return schema.extend({
    ...Object.fromEntries(optional),
    stack: z
      .string()
      .min(1)
      .default(stackName)
      .describe('the deployed stack that the other options are taken from')
      .meta({ value: 'name' }),
  });
}

/** The values, with those that are missing taken from the stack. The stack is asked only when one is missing. */
export async function takeFromStack(
  { stack, ...values }: Readonly<Record<string, unknown>>,
  { stackName, region, read, options }: StackDefaults,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const missing = Object.entries(options).filter(([member]) => values[member] === undefined);
  if (missing.length === 0) return values;
  const name = typeof stack === 'string' ? stack : stackName;
  const outputs = await read(name, signal);
  const flags = missing.map(([member]) => flagOf(member)).join(', ');
  if (!outputs)
    throw new CommandError(
      'NO_STACK',
      `There is no stack ${name} in ${await region()} to take ${flags} from`,
      `Deploy it (npx nx deploy infra), set AWS_REGION if it is in another region, name another by --stack, or give ${flags}.`,
    );
  const taken = { ...values };
  for (const [member, source] of missing)
    taken[member] =
      typeof source === 'function'
        ? await source(outputs, signal)
        : filledIn(source as string, outputs, name);
  return taken;
}

function filledIn(text: string, outputs: Outputs, stackName: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, output: string) => {
    const value = outputs[output];
    if (value !== undefined) return value;
    throw new CommandError(
      'NO_OUTPUT',
      `The stack ${stackName} has no output ${output}`,
      'Name the stack of the CDK app by --stack, or give the option.',
    );
  });
}
