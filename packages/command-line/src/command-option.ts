import { Option } from 'commander';
import { z } from 'zod';

interface OptionSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: string | number | boolean | readonly string[];
  readonly enum?: readonly string[];
  readonly value?: string;
}

/** `trainPerClass` → `--train-per-class` */
export function flagOf(member: string): string {
  return `--${member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Commander's options for a schema; checking the values is left to the schema. */
export function commandOptions(schema: z.ZodObject): Option[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([member, property]) =>
    commandOption(member, property as OptionSchema, required.includes(member)),
  );
}

function commandOption(member: string, property: OptionSchema, required: boolean): Option {
  const value =
    property.type === 'boolean' ? '' : ` <${property.value ?? property.enum?.join('|') ?? 'value'}>`;
  const option = new Option(`${flagOf(member)}${value}`, describeOption(property, required));
  // What is given again is added, not put in the place of what was there.
  if (property.type === 'array')
    option.argParser((text, before?: string[]): string[] => [...(before ?? []), text]);
  return required ? option.makeOptionMandatory() : option;
}

function describeOption({ description = '', default: fallback }: OptionSchema, required: boolean): string {
  if (required) return `${description} (required)`;
  if (fallback === undefined || fallback === false || String(fallback) === '') return description;
  return `${description} (default: ${String(fallback)})`;
}
