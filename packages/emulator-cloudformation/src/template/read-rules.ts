import { isObject, type Json } from './json.ts';
import { formatError, TemplateError } from './template-error.ts';

export interface Rule {
  readonly RuleCondition?: Json | undefined;
  readonly Assertions: readonly { readonly Assert: Json; readonly AssertDescription?: string | undefined }[];
}

/** Rules that the parameters of a template must keep before anything is made. */
export function readRules(section: Json | undefined): Record<string, Rule> {
  if (section === undefined) return {};
  if (!isObject(section)) throw formatError('[/Rules] Rules must be a map');
  return Object.fromEntries(Object.entries(section).map(([name, rule]) => [name, readRule(name, rule)]));
}

function readRule(name: string, rule: Json): Rule {
  if (!isObject(rule)) throw formatError('Any Rules member must be an object.');
  const odd = Object.keys(rule).find((member) => !['RuleCondition', 'Assertions'].includes(member));
  if (odd !== undefined) throw new TemplateError(`Invalid template rule property '${odd}'`);
  const { RuleCondition, Assertions } = rule;
  if (!Array.isArray(Assertions) || Assertions.length === 0)
    throw formatError(`Rule ${name} must contain a list of Assertions.`);
  return { RuleCondition, Assertions: Assertions.map((assertion) => readAssertion(name, assertion)) };
}

function readAssertion(name: string, assertion: Json): Rule['Assertions'][number] {
  if (!isObject(assertion) || assertion['Assert'] === undefined)
    throw formatError(`Every Assertions member of the rule ${name} must contain an Assert member.`);
  const { Assert, AssertDescription } = assertion;
  if (AssertDescription !== undefined && typeof AssertDescription !== 'string')
    throw formatError('Every AssertDescription member must be a string.');
  return { Assert, AssertDescription };
}
