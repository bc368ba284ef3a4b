import type { StateType } from '../workflow.ts';

export const succeed: StateType = {
  entered: 'SucceedStateEntered',
  exited: 'SucceedStateExited',
  data: ['InputPath', 'OutputPath', 'Output'],
  handlesErrors: false,
  transition: 'terminal',
  compile: () => (frame) => ({ result: frame.arguments }),
};
