import { addressRanges } from '../address-ranges.ts';
import { isScalar, type Json } from '../json.ts';
import { TemplateError } from '../template-error.ts';
import {
  argumentError,
  type Intrinsic,
  isCall,
  isPair,
  listOf,
  mayBeList,
  mayBeText,
  textOf,
} from './intrinsic.ts';

export const select: Intrinsic = {
  name: 'Fn::Select',
  form: 'Fn::Select requires a list argument with two elements: an integer index and a list',
  hasForm: (argument) =>
    isPair(argument) && mayBeList(argument[1]) && (isCall(argument[0]) || isIndex(argument[0])),
  run(argument, { value }) {
    const [index, values] = argument as [Json, Json];
    const position = value(index);
    if (!isIndex(position)) throw argumentError(select);
    const item = listOf(value(values), select)[Number(position)];
    if (item !== undefined) return item;
    throw new TemplateError(
      `Template error: Fn::Select cannot select nonexistent value at index ${Number(position)}`,
    );
  },
};

function isIndex(value: Json): boolean {
  return isScalar(value) && /^\d+$/.test(String(value));
}

export const getAZs: Intrinsic = {
  name: 'Fn::GetAZs',
  form: 'every Fn::GetAZs object must have a String-typed value.',
  hasForm: mayBeText,
  run(argument, { scope, value }) {
    const region = textOf(value(argument), getAZs) || textOf(scope.ref('AWS::Region'), getAZs);
    return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
  },
};

export const cidr: Intrinsic = {
  name: 'Fn::Cidr',
  form: 'every Fn::Cidr object requires two parameters, (1) an IP block and (2) the number of ranges, and optionally (3) the number of their bits',
  hasForm: (argument) =>
    Array.isArray(argument) && (argument.length === 2 || argument.length === 3) && argument.every(mayBeText),
  run(argument, { value }) {
    const [block = '', count, bits] = listOf(argument, cidr).map((part) => textOf(value(part), cidr));
    return addressRanges(block, Number(count), bits === undefined ? undefined : Number(bits));
  },
};

export const length: Intrinsic = {
  name: 'Fn::Length',
  form: 'every Fn::Length object requires a list.',
  hasForm: mayBeList,
  run: (argument, { value }) => listOf(value(argument), length).length,
  isExtension: true,
};
