import type { StateType } from '../workflow.ts';

export const pass: StateType = {
  entered: 'PassStateEntered',
  exited: 'PassStateExited',
  data: ['InputPath', 'Parameters', 'ResultPath', 'OutputPath', 'Assign', 'Output'],
  handlesErrors: false,
  transition: 'next',
  compile(fields, { language }) {
    const result = language.ownFields.includes('Result') ? fields.get('Result') : undefined;
    return (frame) => ({ result: result === undefined ? frame.arguments : result });
  },
};
