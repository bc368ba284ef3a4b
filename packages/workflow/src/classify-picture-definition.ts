import type { ChainTask } from './tasks/chain-task.ts';
import { CHAIN } from './tasks/index.ts';

type Task = (typeof CHAIN)[number];
type OptionalTask = Extract<Task, { isOptional: true }>;
type RequiredTask = Exclude<Task, OptionalTask>;

/** The ARNs of the functions that the chain's tasks call. */
export type ClassifyPictureFunctions = Readonly<
  Record<RequiredTask['functionArn'], string> & Partial<Record<OptionalTask['functionArn'], string>>
>;

const TASK_TIMEOUT_SECONDS = 60;

/**
 * The state machine that classifies one picture, in JSONPath and without variables, so that AWS's Step Functions
 * Local runs it too. Its input is a `PictureRequest`, its output an `InferredPictureEvent`.
 */
export function classifyPictureDefinition(functions: ClassifyPictureFunctions) {
  return {
    Comment: 'Reads a picture from S3, asks the endpoint what it shows, and passes confident answers only.',
    StartAt: CHAIN[0].state,
    States: {
      ...taskStates(functions),
      ClassificationFailed: {
        Type: 'Fail',
        ErrorPath: '$.Error',
        CausePath: '$.Cause',
      },
    },
  } as const;
}

export type ClassifyPictureDefinition = ReturnType<typeof classifyPictureDefinition>;

type TaskStates = Readonly<
  Record<RequiredTask['state'], TaskState> & Partial<Record<OptionalTask['state'], TaskState>>
>;

function taskStates(functions: ClassifyPictureFunctions): TaskStates {
  const tasks = CHAIN.flatMap((task) => {
    const functionArn: string | undefined = functions[task.functionArn];
    return functionArn === undefined ? [] : [{ ...task, functionArn }];
  });
  const states = tasks.map((task, index) => {
    const next = tasks[index + 1];
    return [task.state, { ...invoke(task), ...(next ? { Next: next.state } : { End: true }) }];
  });
  return Object.fromEntries(states) as TaskStates;
}

type TaskState = ReturnType<typeof invoke> & { readonly Next?: Task['state']; readonly End?: true };

function invoke({ functionArn, retriers }: Pick<ChainTask, 'functionArn' | 'retriers'>) {
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
