import {
  and,
  choose,
  contains,
  eachMemberEquals,
  eachMemberIn,
  equals,
  not,
  or,
} from './intrinsics/conditions.ts';
import type { Intrinsic } from './intrinsics/intrinsic.ts';
import { cidr, getAZs, length, select } from './intrinsics/lists.ts';
import { findInMap, getAtt, importValue, ref } from './intrinsics/references.ts';
import { sub } from './intrinsics/sub.ts';
import { base64, join, split, toJsonString } from './intrinsics/texts.ts';
import { TemplateError } from './template-error.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map(
  [
    ref,
    getAtt,
    sub,
    join,
    select,
    split,
    choose,
    equals,
    and,
    or,
    not,
    contains,
    eachMemberEquals,
    eachMemberIn,
    findInMap,
    importValue,
    base64,
    getAZs,
    cidr,
    length,
    toJsonString,
  ].map((intrinsic) => [intrinsic.name, intrinsic]),
);

/** Functions of CloudFormation that the emulator does not have. */
const REFUSED = ['Fn::Transform', 'Fn::RefAll', 'Fn::ValueOf', 'Fn::ValueOfAll', 'Fn::GetStackOutput'];

export function intrinsicOf(name: string): Intrinsic {
  const found = INTRINSICS.get(name);
  if (found) return found;
  if (REFUSED.includes(name)) throw new TemplateError(`The emulator does not support the function ${name}`);
  throw unsupportedFunction(name);
}

export function unsupportedFunction(name: string): TemplateError {
  const supported = [...INTRINSICS.values()].flatMap((each) => (each.isExtension ? [] : [each.name]));
  return new TemplateError(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${supported.join(', ')}, Condition]`,
  );
}
