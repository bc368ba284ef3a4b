import { isObject, isScalar, type Json } from '../json.ts';
import { isNoValue, substitute, substitutedNames } from '../substitute.ts';
import { TemplateError } from '../template-error.ts';
import { type Evaluator, type Intrinsic, mayBeText, textOf } from './intrinsic.ts';

/** A text with `${names}`, alone or with values for some of the names. */
export const sub: Intrinsic = {
  name: 'Fn::Sub',
  form: "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  hasForm(argument) {
    const [template, variables, ...others] = Array.isArray(argument) ? argument : [argument, {}];
    if (typeof template !== 'string' || !isObject(variables) || others.length > 0) return false;
    if (substitutedNames(template).some((name) => !/^[\w.:]+$/.test(name)))
      throw new TemplateError(
        'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
      );
    if (Object.values(variables).some((value) => !mayBeText(value) || isNoValue(value)))
      throw variableError();
    return true;
  },
  run(argument, evaluator) {
    const [template, variables = {}] = (Array.isArray(argument) ? argument : [argument]) as [string, Json?];
    const own = variablesOf(variables as Record<string, Json>, evaluator);
    return substitute(template, (name) => own.get(name) ?? referredText(name, evaluator));
  },
};

function variablesOf(
  variables: Readonly<Record<string, Json>>,
  { value }: Evaluator,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(variables).map(([name, given]) => {
      const evaluated = value(given);
      if (!isScalar(evaluated)) throw variableError();
      return [name, String(evaluated)];
    }),
  );
}

function referredText(name: string, { scope }: Evaluator): string {
  const point = name.indexOf('.');
  const value = point < 0 ? scope.ref(name) : scope.attribute(name.slice(0, point), name.slice(point + 1));
  return textOf(value, sub);
}

function variableError(): TemplateError {
  return new TemplateError(
    'Template error: every value of the context object of every Fn::Sub object must be a string or a function that returns a string',
  );
}
