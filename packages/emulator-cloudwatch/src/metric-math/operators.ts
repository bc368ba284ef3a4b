import { isList, kindOf, mapPoints, MathFault, type MathValue, type Series } from './math-value.ts';
import type { Operator } from './parse-expression.ts';

const truth = (is: boolean): number => (is ? 1 : 0);

const OPERATORS: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '<=': (left, right) => truth(left <= right),
  '>=': (left, right) => truth(left >= right),
  '<': (left, right) => truth(left < right),
  '>': (left, right) => truth(left > right),
  '&&': (left, right) => truth(left !== 0 && right !== 0),
  '||': (left, right) => truth(left !== 0 || right !== 0),
};

/** Two values combined. A time at which one of two series has no data has none in the result. */
export function combine(operator: Operator, left: MathValue, right: MathValue): MathValue {
  const reckon = OPERATORS[operator];
  if (isList(left) && isList(right))
    throw new MathFault(`Unsupported operand types for ${operator}: ${kindOf(left)}, ${kindOf(right)}`);
  if (isList(left)) return left.map((one) => combine(operator, one, right) as Series);
  if (isList(right)) return right.map((one) => combine(operator, left, one) as Series);
  if (typeof left === 'number')
    return typeof right === 'number' ? reckon(left, right) : mapPoints(right, (value) => reckon(left, value));
  if (typeof right === 'number') return mapPoints(left, (value) => reckon(value, right));
  return mapPoints(left, (value, at) => {
    const other = right.points.get(at);
    return other === undefined ? undefined : reckon(value, other);
  });
}

/** What IF chooses between. */
export interface Choice {
  readonly whenTrue: MathValue;
  /** Absent: no data where the condition doesn’t hold. */
  readonly whenFalse: MathValue | undefined;
}

/** IF: at each time of the condition. `constant` makes a series of a number, so that data don’t decide the kind. */
export function choose(
  condition: MathValue,
  { whenTrue, whenFalse }: Choice,
  constant: (value: number) => Series,
): MathValue {
  if (isList(condition)) throw new MathFault(`IF takes no ${kindOf(condition)} as its condition`);
  const again = (choice: Choice): Series => choose(condition, choice, constant) as Series;
  if (isList(whenTrue)) return whenTrue.map((one) => again({ whenTrue: one, whenFalse }));
  if (whenFalse !== undefined && isList(whenFalse))
    return whenFalse.map((one) => again({ whenTrue, whenFalse: one }));
  if (typeof condition === 'number') return chosen(condition !== 0, whenTrue, whenFalse ?? NaN, constant);
  const at = (value: number | Series | undefined, time: number): number | undefined =>
    typeof value === 'object' ? value.points.get(time) : value;
  return mapPoints(condition, (value, time) => at(value === 0 ? whenFalse : whenTrue, time));
}

function chosen(
  holds: boolean,
  whenTrue: number | Series,
  whenFalse: number | Series,
  constant: (value: number) => Series,
): number | Series {
  const value = holds ? whenTrue : whenFalse;
  const isScalar = typeof whenTrue === 'number' && typeof whenFalse === 'number';
  return typeof value === 'number' && !isScalar ? constant(value) : value;
}
