import { finishFields, refuseForeign } from '../query-language/own-fields.ts';
import type { MakeExit, Test } from '../query-language/query-language.ts';
import { type EvaluationError, runtimeError } from '../states-error.ts';
import type { StateType } from '../workflow.ts';

interface Rule {
  readonly holds: Test;
  readonly next: string;
  readonly exit: MakeExit;
}

export const choice: StateType = {
  entered: 'ChoiceStateEntered',
  exited: 'ChoiceStateExited',
  data: ['InputPath', 'OutputPath', 'Assign', 'Output'],
  handlesErrors: false,
  transition: 'choice',
  compile(fields, { language, addTransition }) {
    const rules = fields.requireReaders('Choices').map((rule): Rule => {
      refuseForeign(rule, language);
      const next = rule.requireString('Next');
      addTransition(next, rule.at('Next'));
      const exit = language.readRuleExit(rule, fields);
      const holds = language.readTest(rule);
      finishFields(rule, language);
      return { holds, next, exit };
    });
    const otherwise = fields.string('Default');
    if (otherwise !== undefined) addTransition(otherwise, fields.at('Default'));
    return async ({ scope }) => {
      for (const { holds, next, exit } of rules) {
        if (await holds(scope)) return { result: scope.input, next, exit };
      }
      if (otherwise === undefined) throw noChoiceMatched();
      return { result: scope.input, next: otherwise };
    };
  },
};

/** AWS documents the error as `States.NoChoiceMatched`, but the service answers `States.Runtime`. */
function noChoiceMatched(): EvaluationError {
  return runtimeError('Failed to transition out of the state. The state does not point to a next state.');
}
