import { matchesGlob } from '@scones/wildcards';
import { matchesAddress } from './matches-address.ts';
import { matchesArn } from './matches-arn.ts';

type Comparison = (actual: string, wanted: string) => boolean;

interface ConditionOperator {
  readonly holds: Comparison;
  /** Holds when no wanted value does, rather than when one does. */
  readonly isNegated?: true;
}

const lowerCase = (text: string): string => text.toLowerCase();
const areEqualNumbers: Comparison = (actual, wanted) => Number(actual) === Number(wanted);
const areEqualTimes: Comparison = (actual, wanted) => timeOf(actual) === timeOf(wanted);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  StringEquals: { holds: (actual, wanted) => actual === wanted },
  StringNotEquals: { holds: (actual, wanted) => actual === wanted, isNegated: true },
  StringEqualsIgnoreCase: { holds: (actual, wanted) => lowerCase(actual) === lowerCase(wanted) },
  StringNotEqualsIgnoreCase: {
    holds: (actual, wanted) => lowerCase(actual) === lowerCase(wanted),
    isNegated: true,
  },
  StringLike: { holds: (actual, wanted) => matchesGlob(wanted, actual) },
  StringNotLike: { holds: (actual, wanted) => matchesGlob(wanted, actual), isNegated: true },
  NumericEquals: { holds: areEqualNumbers },
  NumericNotEquals: { holds: areEqualNumbers, isNegated: true },
  NumericLessThan: { holds: (actual, wanted) => Number(actual) < Number(wanted) },
  NumericLessThanEquals: { holds: (actual, wanted) => Number(actual) <= Number(wanted) },
  NumericGreaterThan: { holds: (actual, wanted) => Number(actual) > Number(wanted) },
  NumericGreaterThanEquals: { holds: (actual, wanted) => Number(actual) >= Number(wanted) },
  DateEquals: { holds: areEqualTimes },
  DateNotEquals: { holds: areEqualTimes, isNegated: true },
  DateLessThan: { holds: (actual, wanted) => timeOf(actual) < timeOf(wanted) },
  DateLessThanEquals: { holds: (actual, wanted) => timeOf(actual) <= timeOf(wanted) },
  DateGreaterThan: { holds: (actual, wanted) => timeOf(actual) > timeOf(wanted) },
  DateGreaterThanEquals: { holds: (actual, wanted) => timeOf(actual) >= timeOf(wanted) },
  Bool: { holds: (actual, wanted) => lowerCase(actual) === lowerCase(wanted) },
  BinaryEquals: { holds: (actual, wanted) => actual === wanted },
  IpAddress: { holds: (actual, wanted) => matchesAddress(wanted, actual) },
  NotIpAddress: { holds: (actual, wanted) => matchesAddress(wanted, actual), isNegated: true },
  ArnEquals: { holds: (actual, wanted) => matchesArn(wanted, actual) },
  ArnLike: { holds: (actual, wanted) => matchesArn(wanted, actual) },
  ArnNotEquals: { holds: (actual, wanted) => matchesArn(wanted, actual), isNegated: true },
  ArnNotLike: { holds: (actual, wanted) => matchesArn(wanted, actual), isNegated: true },
};

const IF_EXISTS = 'IfExists';
const EVERY = 'ForAllValues:';
const ANY = 'ForAnyValue:';
export function isConditionOperator(name: string): boolean {
  return name === 'Null' || Object.hasOwn(OPERATORS, plainName(name));
}

/** Whether the request's values of a key satisfy one line of a Condition. */
export function holdsCondition(
  operatorName: string,
  actual: readonly string[] | undefined,
  wanted: readonly string[],
): boolean {
  // By Null a policy refuses keys without values too, which ForAllValues takes.
  if (operatorName === 'Null') return wanted.includes(String((actual ?? []).length === 0));
  const operator = OPERATORS[plainName(operatorName)] as ConditionOperator;
  if (operatorName.startsWith(EVERY))
    return (actual ?? []).every((value) => holdsFor(operator, value, wanted));
  if (operatorName.startsWith(ANY)) return (actual ?? []).some((value) => holdsFor(operator, value, wanted));
  if (actual === undefined) return operatorName.endsWith(IF_EXISTS) || operator.isNegated === true;
  const isOneWanted = actual.some((value) => wanted.some((candidate) => operator.holds(value, candidate)));
  return operator.isNegated ? !isOneWanted : isOneWanted;
}

/**
 * Whether one of several values satisfies the operator. A negated operator holds where the value is none of the wanted.
 */
function holdsFor(operator: ConditionOperator, value: string, wanted: readonly string[]): boolean {
  const isWanted = wanted.some((candidate) => operator.holds(value, candidate));
  return operator.isNegated ? !isWanted : isWanted;
}

function plainName(name: string): string {
  const ofSet = [EVERY, ANY].find((prefix) => name.startsWith(prefix)) ?? '';
  const operator = name.slice(ofSet.length);
  return operator.endsWith(IF_EXISTS) ? operator.slice(0, -IF_EXISTS.length) : operator;
}

/** A date is written as ISO 8601 or as epoch seconds. */
function timeOf(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
