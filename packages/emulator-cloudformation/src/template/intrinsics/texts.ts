import { isScalar, type Json } from '../json.ts';
import { checkMadeText } from '../made-text.ts';
import { type Intrinsic, isPair, listOf, mayBeList, mayBeText, textOf } from './intrinsic.ts';

export const join: Intrinsic = {
  name: 'Fn::Join',
  form: 'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  hasForm: (argument) =>
    isPair(argument) &&
    isScalar(argument[0]) &&
    mayBeList(argument[1]) &&
    (!Array.isArray(argument[1]) || argument[1].every(mayBeText)),
  run(argument, { value }) {
    const [delimiter, values] = argument as [Json, Json];
    const items = listOf(value(values), join).map((item) => textOf(item, join));
    const between = textOf(delimiter, join);
    checkMadeText(
      'Fn::Join',
      items.reduce((sum, { length }) => sum + length + between.length, 0),
    );
    return items.join(between);
  },
};

export const split: Intrinsic = {
  name: 'Fn::Split',
  form: 'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  hasForm: (argument) => isPair(argument) && typeof argument[0] === 'string' && mayBeText(argument[1]),
  run(argument, { value }) {
    const [delimiter, source] = argument as [string, Json];
    return textOf(value(source), split).split(delimiter);
  },
};

export const base64: Intrinsic = {
  name: 'Fn::Base64',
  form: 'every Fn::Base64 object must have a String-typed value.',
  hasForm: mayBeText,
  run: (argument, { value }) => Buffer.from(textOf(value(argument), base64)).toString('base64'),
};

export const toJsonString: Intrinsic = {
  name: 'Fn::ToJsonString',
  form: 'every Fn::ToJsonString object requires an object or a list.',
  hasForm: (argument) => typeof argument === 'object',
  run: (argument, { value }) => JSON.stringify(value(argument)),
  isExtension: true,
};
