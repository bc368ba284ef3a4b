import { readText } from '../query-language/typed-fields.ts';
import { StatesError } from '../states-error.ts';
import type { StateType } from '../workflow.ts';

export const fail: StateType = {
  entered: 'FailStateEntered',
  data: [],
  handlesErrors: false,
  transition: 'terminal',
  compile(fields, { language }) {
    const error = readText(fields, language, 'Error');
    const cause = readText(fields, language, 'Cause');
    return async ({ scope }) => {
      if (language.name === 'JSONPath') scope.note?.('afterInputPath', scope.input);
      throw new StatesError(await error(scope), await cause(scope));
    };
  },
};
