import type { Json } from '../json.ts';
import { TemplateError } from '../template-error.ts';
import {
  type Evaluator,
  type Intrinsic,
  isPair,
  listOf,
  mayBeCondition,
  mayBeList,
  mayBeText,
  textOf,
} from './intrinsic.ts';

export const choose: Intrinsic = {
  name: 'Fn::If',
  form: 'Fn::If requires a list argument with three elements',
  hasForm(argument) {
    if (!Array.isArray(argument) || typeof argument[0] !== 'string')
      throw new TemplateError(
        'Template error: Fn::If requires a list argument with the first element being a condition',
      );
    return argument.length === 3;
  },
  run(argument, { scope, value }) {
    const [condition, whenTrue, whenFalse] = argument as [string, Json, Json];
    return value(scope.condition(condition) ? whenTrue : whenFalse);
  },
};

export const equals: Intrinsic = {
  name: 'Fn::Equals',
  form: 'every Fn::Equals object requires a list of 2 string parameters.',
  hasForm: (argument) => isPair(argument) && argument.every(mayBeText),
  run(argument, { value }) {
    const [left, right] = (argument as [Json, Json]).map((side) => textOf(value(side), equals));
    return left === right;
  },
  isCondition: true,
};

export const and: Intrinsic = {
  name: 'Fn::And',
  form: 'every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.',
  hasForm: isListOfConditions,
  run: (argument, { condition }) => listOf(argument, and).every(condition),
  isCondition: true,
};

export const or: Intrinsic = {
  name: 'Fn::Or',
  form: 'every Fn::Or object requires a list of at least 2 and at most 10 boolean parameters.',
  hasForm: isListOfConditions,
  run: (argument, { condition }) => listOf(argument, or).some(condition),
  isCondition: true,
};

function isListOfConditions(argument: Json): boolean {
  if (!Array.isArray(argument) || !argument.every(mayBeCondition)) return false;
  return argument.length >= 2 && argument.length <= 10;
}

export const not: Intrinsic = {
  name: 'Fn::Not',
  form: 'Fn::Not requires a list argument with one element',
  hasForm: (argument) => Array.isArray(argument) && argument.length === 1 && argument.every(mayBeCondition),
  run: (argument, { condition }) => !listOf(argument, not).every(condition),
  isCondition: true,
};

export const contains: Intrinsic = {
  name: 'Fn::Contains',
  form: 'every Fn::Contains object requires a list of strings and a string.',
  hasForm: (argument) => isPair(argument) && mayBeList(argument[0]) && mayBeText(argument[1]),
  run(argument, evaluator) {
    const [values, wanted] = argument as [Json, Json];
    return textsOf(values, evaluator, contains).includes(textOf(evaluator.value(wanted), contains));
  },
  isCondition: true,
};

export const eachMemberEquals: Intrinsic = {
  name: 'Fn::EachMemberEquals',
  form: 'every Fn::EachMemberEquals object requires a list of strings and a string.',
  hasForm: (argument) => isPair(argument) && mayBeList(argument[0]) && mayBeText(argument[1]),
  run(argument, evaluator) {
    const [values, wanted] = argument as [Json, Json];
    const text = textOf(evaluator.value(wanted), eachMemberEquals);
    return textsOf(values, evaluator, eachMemberEquals).every((item) => item === text);
  },
  isCondition: true,
};

export const eachMemberIn: Intrinsic = {
  name: 'Fn::EachMemberIn',
  form: 'every Fn::EachMemberIn object requires two lists of strings.',
  hasForm: (argument) => isPair(argument) && argument.every(mayBeList),
  run(argument, evaluator) {
    const [values, allowed] = argument as [Json, Json];
    const known = textsOf(allowed, evaluator, eachMemberIn);
    return textsOf(values, evaluator, eachMemberIn).every((item) => known.includes(item));
  },
  isCondition: true,
};

/** The items of a list as texts, since a template may write a number for one. */
function textsOf(values: Json, { value }: Evaluator, intrinsic: Intrinsic): string[] {
  return listOf(value(values), intrinsic).map((item) => textOf(item, intrinsic));
}
