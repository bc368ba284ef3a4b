import { isEqual, isObject, type Json } from '../json.ts';

/** Whether an operator of a filter holds between what stands beside it. */
type Compare = (left: Json | undefined, right: Json | undefined) => boolean;

function ordered(holds: (order: number) => boolean): Compare {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return holds(left < right ? -1 : Number(left > right));
  };
}

const isSame: Compare = (left, right) => left !== undefined && right !== undefined && isEqual(left, right);

/** To Jayway, which AWS uses, a number equals a text of it: as a number if it stands on the left, and as a text else. */
const equals: Compare = (left, right) => {
  if (typeof left === 'number' && typeof right === 'string') return right !== '' && left === Number(right);
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  return isSame(left, right);
};

const isIn: Compare = (item, list) => Array.isArray(list) && list.some((other) => equals(item, other));

/** Both are lists, and this holds between each item of the one and the other. */
function ofLists(holds: (items: readonly Json[], list: Json) => boolean): Compare {
  return (left, right) => Array.isArray(left) && Array.isArray(right) && holds(left, right);
}

function contains(whole: Json | undefined, part: Json | undefined): boolean {
  if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part);
  return isIn(part, whole);
}

function sizeOf(value: Json | undefined): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

/** Those of https://github.com/json-path/JsonPath#filter-operators, but for `=~`. */
export const OPERATORS: Readonly<Record<string, Compare>> = {
  '===': isSame,
  '!==': (left, right) => !isSame(left, right),
  '==': equals,
  '!=': (left, right) => !equals(left, right),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
  nin: (left, right) => !isIn(left, right),
  in: isIn,
  subsetof: ofLists((items, list) => items.every((item) => isIn(item, list))),
  anyof: ofLists((items, list) => items.some((item) => isIn(item, list))),
  noneof: ofLists((items, list) => !items.some((item) => isIn(item, list))),
  contains,
  size: (left, right) => typeof right === 'number' && sizeOf(left) === right,
  empty(left, right) {
    const size = sizeOf(left);
    return size !== undefined && (size === 0) === right;
  },
};
/** A longer name comes before what it begins with. */
export const OPERATOR_NAMES = Object.keys(OPERATORS);
