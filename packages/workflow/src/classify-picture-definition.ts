import type { ChainTask } from './tasks/chain-task.ts';
import type { ForEachLambda } from './tasks/for-each-lambda.ts';
import { CHAIN } from './tasks/index.ts';

type Task = (typeof CHAIN)[number];

const TASK_TIMEOUT_SECONDS = 60;

/**
 * The state machine that classifies one picture, in JSONPath and without variables, so that AWS's Step Functions
 * Local runs it too. Its input is a `PictureRequest`, its output an `InferredPictureEvent`.
 */
export function classifyPictureDefinition(functionArns: ForEachLambda<string>) {
  return {
    Comment: 'Reads a picture from S3, asks the endpoint what it shows, and passes confident answers only.',
    StartAt: CHAIN[0].state,
    States: {
      ...taskStates(functionArns),
      ClassificationFailed: {
        Type: 'Fail',
        ErrorPath: '$.Error',
        CausePath: '$.Cause',
      },
    },
  } as const;
}

export type ClassifyPictureDefinition = ReturnType<typeof classifyPictureDefinition>;

type TaskStates = Readonly<Record<Task['state'], TaskState>>;

function taskStates(functionArns: ForEachLambda<string>): TaskStates {
  const states = CHAIN.map((task, index) => {
    const next = CHAIN[index + 1];
    const ending = next ? { Next: next.state } : { End: true };
    return [task.state, { ...invoke(functionArns[task.lambda], task.retriers), ...ending }];
  });
  return Object.fromEntries(states) as TaskStates;
}

type TaskState = ReturnType<typeof invoke> & { readonly Next?: Task['state']; readonly End?: true };

function invoke(functionArn: string, retriers: ChainTask['retriers']) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: functionArn, 'Payload.$': '$' },
    OutputPath: '$.Payload',
    TimeoutSeconds: TASK_TIMEOUT_SECONDS,
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'ClassificationFailed' }],
    Retry: retriers,
  } as const;
}
