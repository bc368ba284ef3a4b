import { Argument, Option } from 'commander';
import { z } from 'zod';

interface OptionSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly value?: string;
}

/** `trainPerClass` → `--train-per-class` */
export function flagOf(member: string): string {
  return `--${member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** How messages name an option: `<execution-arn>` for a positional `executionArn`, otherwise its flag. */
export function nameOf(schema: z.ZodObject, member: string): string {
  return isPositional(schema.shape[member]) ? `<${flagOf(member).slice(2)}>` : flagOf(member);
}

function isPositional(schema: unknown): boolean {
  return schema instanceof z.ZodType && schema.meta()?.['positional'] === true;
}

/** Commander's arguments for the members of a schema that are `positional`, each of which has to be given; a list takes all that are left. */
export function commandArguments(schema: z.ZodObject): { member: string; argument: Argument }[] {
  const members = Object.keys(schema.shape).filter((member) => isPositional(schema.shape[member]));
  return members.map((member) => ({
    member,
    argument: argumentOf(schema.shape[member] as z.ZodType, nameOf(schema, member)),
  }));
}

function argumentOf(value: z.ZodType, name: string): Argument {
  const shown = value instanceof z.ZodArray ? name.replace('>', '...>') : name;
  return new Argument(shown, value.meta()?.description);
}

/** Commander's options for a schema; checking the values is left to the schema. */
export function commandOptions(schema: z.ZodObject): Option[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const options = Object.entries(properties).filter(([member]) => !isPositional(schema.shape[member]));
  return options.map(([member, property]) =>
    commandOption(member, property as OptionSchema, {
      required: required.includes(member),
      fallback: (schema.shape[member] as z.ZodType).safeParse(undefined).data,
    }),
  );
}

interface WhenNotGiven {
  readonly required: boolean;
  /** The option's default. JSON Schema leaves it out where a schema transforms its input. */
  readonly fallback: unknown;
}

function commandOption(member: string, property: OptionSchema, whenNotGiven: WhenNotGiven): Option {
  const value =
    property.type === 'boolean' ? '' : ` <${property.value ?? property.enum?.join('|') ?? 'value'}>`;
  const option = new Option(`${flagOf(member)}${value}`, describeOption(property, whenNotGiven));
  // A repeated option adds its value to the others.
  if (property.type === 'array')
    option.argParser((text, before?: string[]): string[] => [...(before ?? []), text]);
  return whenNotGiven.required ? option.makeOptionMandatory() : option;
}

function describeOption({ description = '' }: OptionSchema, { required, fallback }: WhenNotGiven): string {
  if (required) return `${description} (required)`;
  const shown = shownValue(fallback);
  if (fallback === false || shown === '') return description;
  return `${description} (default: ${shown})`;
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownValue).join(',');
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
