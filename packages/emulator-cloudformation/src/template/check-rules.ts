import { evaluateCondition } from './evaluate.ts';
import type { StackScope } from './stack-scope.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** Checks the parameters against the template's rules. One error names all that they break. */
export function checkRules({ Rules }: Template, scope: StackScope): void {
  const failed = Object.entries(Rules).flatMap(([name, { RuleCondition, Assertions }]) => {
    if (RuleCondition !== undefined && !evaluateCondition(RuleCondition, scope)) return [];
    return Assertions.filter(({ Assert }) => !evaluateCondition(Assert, scope)).map(
      ({ AssertDescription }) => `Rule ${name} failed: ${AssertDescription ?? 'an assertion is not true'}`,
    );
  });
  if (failed.length > 0) throw new TemplateError(`Template validation error: ${failed.join('; ')}`);
}
