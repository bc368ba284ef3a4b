import { intrinsicCall } from './intrinsic-call.ts';
import { argumentError, type Evaluator } from './intrinsics/intrinsic.ts';
import { intrinsicOf } from './intrinsics.ts';
import { isObject, type Json } from './json.ts';
import { NO_VALUE, type Scope } from './scope.ts';

/** A template's value with every intrinsic function carried out. */
export function evaluate(value: Json, scope: Scope): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  const call = intrinsicCall(value);
  if (call) return run(call.name, call.argument, scope);
  const members: [string, Json][] = Object.entries(value).map(([name, member]) => [
    name,
    evaluate(member, scope),
  ]);
  return Object.fromEntries(members.filter(([, member]) => member !== NO_VALUE));
}

/** `{"Condition": "Name"}`, or a function that answers true or false. */
export function evaluateCondition(value: Json, scope: Scope): boolean {
  if (isObject(value) && typeof value['Condition'] === 'string') return scope.condition(value['Condition']);
  return evaluate(value, scope) === true;
}

function run(name: string, argument: Json, scope: Scope): Json {
  const intrinsic = intrinsicOf(name);
  if (!intrinsic.hasForm(argument, true)) throw argumentError(intrinsic);
  const evaluator: Evaluator = {
    scope,
    value: (inner) => evaluate(inner, scope),
    condition: (inner) => evaluateCondition(inner, scope),
  };
  return intrinsic.run(argument, evaluator);
}
