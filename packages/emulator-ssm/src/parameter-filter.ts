import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import type { ParameterRecord } from './parameter-record.ts';

export const filterInput = structure<ParameterStringFilter>()({
  Key: z
    .string()
    .min(1)
    .max(132)
    .regex(/^(tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType)$/),
  Option: z.string().min(1).max(10).optional(),
  Values: z.array(z.string().min(1).max(1024)).min(1).max(50).optional(),
});
type Filter = z.output<typeof filterInput>;

/** A parameter as filters look at it. */
export type Filtered = ParameterRecord & { readonly tags: Readonly<Record<string, string>> };

const TYPES = ['String', 'StringList', 'SecureString'];
const TIERS = ['Standard', 'Advanced', 'Intelligent-Tiering'];

/** Checks the filters of a request with AWS's messages. The result says whether a parameter passes all of them. */
export function parameterFilter(
  filters: readonly Filter[],
  validKeys: readonly string[],
): (parameter: Filtered) => boolean {
  for (const [index, filter] of filters.entries()) {
    checkKey(filter, validKeys);
    if (filters.findIndex(({ Key }) => Key === filter.Key) < index)
      throw errors.InvalidFilterKey.twice({ key: filter.Key });
    checkOption(filter);
    checkValues(filter);
  }
  const tests = filters.map(testOf);
  return (parameter) => tests.every((passes) => passes(parameter));
}

/** AWS accepts these keys and leaves them out of its list of valid ones. */
const UNTOLD = ['tag:', 'DataType', 'Label'];

function checkKey({ Key, Values }: Filter, validKeys: readonly string[]): void {
  const isTag = Key.startsWith('tag:');
  if (!validKeys.includes(isTag ? 'tag:' : Key))
    throw errors.InvalidFilterKey.unknown({
      key: Key,
      valid: validKeys.filter((key) => !UNTOLD.includes(key)).join(', '),
    });
  if (!isTag && !Values) throw errors.InvalidFilterValue.missing({ key: Key });
}

function checkValues({ Key, Values = [] }: Filter): void {
  if (Key === 'Type') checkAmong(Values, TYPES);
  if (Key === 'Tier') checkAmong(Values, TIERS);
  if (Key === 'Path') for (const value of Values) checkPath(value);
}

function checkAmong(values: readonly string[], known: readonly string[]): void {
  const unknown = values.find((value) => !known.includes(value));
  if (unknown !== undefined)
    throw errors.InvalidFilterValue.unknown({ value: unknown, valid: known.join(', ') });
}

function checkPath(path: string): void {
  if (/^\/(aws|ssm)/i.test(path)) throw errors.ValidationException.reservedPath();
  if (path.includes('//') || !/^\/[\w./-]*$/.test(path)) throw errors.ValidationException.path();
}

type Test = (text: string, value: string) => boolean;

const OPTIONS: Readonly<Record<string, Test>> = {
  Equals: (text, value) => text === value,
  BeginsWith: (text, value) => text.startsWith(value),
  Contains: (text, value) => text.includes(value),
  Recursive: (text, value) => text.startsWith(value === '/' ? '/' : `${value}/`),
  OneLevel: (text, value) => text.slice(0, text.lastIndexOf('/')) === (value === '/' ? '' : value),
};

function testOf({ Key, Option, Values = [] }: Filter): (parameter: Filtered) => boolean {
  const name = Option ?? (Key === 'Path' ? 'OneLevel' : 'Equals');
  const test = OPTIONS[name] as Test;
  const values = Values.map((value) => wanted(Key, name, value));
  return (parameter) => {
    const texts = textsOf(Key, parameter);
    return Values.length === 0
      ? texts.length > 0
      : texts.some((text) => values.some((value) => test(text, value)));
  };
}

function checkOption({ Key, Option }: Filter): void {
  const valid = optionsOf(Key);
  if (Option !== undefined && !valid.includes(Option))
    throw errors.InvalidFilterOption({ option: Option, valid: valid.join(', ') });
}

function optionsOf(key: string): string[] {
  if (key === 'Path') return ['Recursive', 'OneLevel'];
  if (key === 'Name') return ['BeginsWith', 'Equals', 'Contains'];
  return key === 'Label' ? ['Equals'] : ['BeginsWith', 'Equals'];
}

/** A name or path is the same with and without its first slash. */
function wanted(key: string, option: string, value: string): string {
  if (key === 'Path') return value === '/' ? value : value.replace(/\/$/, '');
  return key === 'Name' && option !== 'Contains' ? withSlash(value) : value;
}

function textsOf(key: string, parameter: Filtered): readonly string[] {
  if (key.startsWith('tag:')) {
    const wantedTag = key.slice('tag:'.length);
    return Object.entries(parameter.tags).flatMap(([name, value]) => (name === wantedTag ? [value] : []));
  }
  switch (key) {
    case 'Name':
    case 'Path':
      return [withSlash(parameter.name)];
    case 'Type':
      return [parameter.type];
    case 'Label':
      return parameter.labels ?? [];
    case 'Tier':
      return ['Standard'];
    case 'DataType':
      return ['text'];
    default:
      // There are no secrets, and so no parameter has a key.
      return [];
  }
}

function withSlash(name: string): string {
  return name.startsWith('/') ? name : `/${name}`;
}
