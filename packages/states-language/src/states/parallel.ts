import { Payload } from '../payload.ts';
import { runBranches } from '../runner/run-branches.ts';
import type { StateType } from '../workflow.ts';

export const parallel: StateType = {
  entered: 'ParallelStateEntered',
  exited: 'ParallelStateExited',
  failed: 'ParallelStateFailed',
  aborted: 'ParallelStateAborted',
  data: [
    'InputPath',
    'Parameters',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
    'Assign',
    'Arguments',
    'Output',
  ],
  handlesErrors: true,
  transition: 'next',
  compile(fields, { compileWorkflow }) {
    const workflows = fields.requireReaders('Branches').map(compileWorkflow);
    return async (frame) => {
      frame.write('ParallelStateStarted', undefined);
      const input = frame.arguments === frame.input.value ? frame.input : new Payload(frame.arguments);
      const lines = workflows.map(
        (workflow) => (branch: Parameters<typeof frame.runWorkflow>[1]) =>
          frame.runWorkflow(workflow, branch, input),
      );
      const run = async (): Promise<Payload> => Payload.ofAll(await runBranches(frame, lines, true));
      const result = await frame.perform({ run });
      frame.note('ParallelStateSucceeded', undefined);
      return { result };
    };
  },
};
