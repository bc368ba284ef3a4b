import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { randomInteger } from '@scones/deterministic';
import { type LoadClient, ROLE, until } from '../activity.ts';
import { deleteFunction, makeFunction } from './functions.ts';

const end = { End: true };

/** A task, a wait, lines side by side and a Map of tasks. */
function definition(FunctionName: string): string {
  const invoke = (Payload: unknown): object => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName, Payload },
    Output: '{% $states.result.Payload.event %}',
  });
  const branch = (name: string): object => ({ StartAt: name, States: { [name]: { Type: 'Pass', ...end } } });
  return JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Task',
    States: {
      Task: { ...invoke('{% $states.input %}'), Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [branch('Left'), branch('Right')],
        Output: '{% $states.result[0] %}',
        Next: 'Map',
      },
      Map: {
        Type: 'Map',
        Items: '{% $states.input.items %}',
        ItemProcessor: {
          StartAt: 'Item',
          States: { Item: { ...invoke({ n: '{% $states.input %}' }), ...end } },
        },
        Output: '{% $sum($states.result.n) %}',
        ...end,
      },
    },
  });
}

const SLEEPING = JSON.stringify({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 3600, ...end } },
});
const EXPRESS = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Double',
  States: { Double: { Type: 'Pass', Output: '{% $states.input.n * 2 %}', ...end } },
});

/** A machine with Lambdas, waits and Maps, whose executions end well, and their histories. */
export async function machines(client: LoadClient): Promise<void> {
  const { stepFunctions, ledger, random, newName } = client;
  const name = newName();
  await makeFunction(client, name, 'task');
  const made = new CreateStateMachineCommand({ name, definition: definition(name), roleArn: ROLE });
  const { stateMachineArn } = await stepFunctions.send(made);
  const items = Array.from({ length: 1 + randomInteger(random, 8) }, (_, index) => index);
  const wanted = String(items.reduce((sum, item) => sum + item, 0));
  const starts = Array.from({ length: 1 + randomInteger(random, 3) }, async () => {
    const input = JSON.stringify({ items });
    return await stepFunctions.send(new StartExecutionCommand({ stateMachineArn, input }));
  });
  for (const { executionArn } of await Promise.all(starts)) {
    const ended = await until(
      () => stepFunctions.send(new DescribeExecutionCommand({ executionArn })),
      ({ status }) => status !== 'RUNNING',
    );
    ledger.look(
      'stepFunctions',
      `an execution: ${ended.status} ${ended.cause ?? ''}`,
      ended.output === wanted,
    );
    const history = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 });
    const { events = [] } = await stepFunctions.send(history);
    const isWhole =
      events.at(-1)?.type === 'ExecutionSucceeded' && events.every(({ id }, at) => id === at + 1);
    ledger.look('stepFunctions', 'a history with a gap', isWhole);
  }
  const { executions = [] } = await stepFunctions.send(new ListExecutionsCommand({ stateMachineArn }));
  ledger.look('stepFunctions', 'executions that are listed', executions.length === starts.length);
  await deleteMachine(client, stateMachineArn);
  await deleteFunction(client, name);
}

/** One that sleeps and is stopped, and one that answers at once. */
export async function shortMachines(client: LoadClient): Promise<void> {
  const { stepFunctions, ledger, random, newName } = client;
  const sleeping = new CreateStateMachineCommand({ name: newName(), definition: SLEEPING, roleArn: ROLE });
  const { stateMachineArn } = await stepFunctions.send(sleeping);
  const { executionArn } = await stepFunctions.send(new StartExecutionCommand({ stateMachineArn }));
  await stepFunctions.send(new StopExecutionCommand({ executionArn }));
  const { status } = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
  ledger.look('stepFunctions', 'an execution that was stopped', status === 'ABORTED');
  // Its deletion ends what still runs.
  await stepFunctions.send(new StartExecutionCommand({ stateMachineArn }));
  await deleteMachine(client, stateMachineArn);
  const express = { name: newName(), definition: EXPRESS, roleArn: ROLE, type: 'EXPRESS' } as const;
  const answering = await stepFunctions.send(new CreateStateMachineCommand(express));
  for (let times = 1 + randomInteger(random, 10); times > 0; times--) {
    const input = JSON.stringify({ n: times });
    const asked = { stateMachineArn: answering.stateMachineArn, input };
    const { output } = await stepFunctions.send(new StartSyncExecutionCommand(asked));
    ledger.look('stepFunctions', 'the answer of an express execution', output === String(2 * times));
  }
  await deleteMachine(client, answering.stateMachineArn);
}

/** Waits until it is gone, with its executions. */
async function deleteMachine({ stepFunctions, ledger }: LoadClient, stateMachineArn: string | undefined) {
  await stepFunctions.send(new DeleteStateMachineCommand({ stateMachineArn }));
  const described = new DescribeStateMachineCommand({ stateMachineArn });
  const end = await until(
    () =>
      stepFunctions.send(described).then(
        ({ status }) => status,
        (error: Error) => error.name,
      ),
    (status) => status !== 'DELETING',
  );
  ledger.look('stepFunctions', `a machine that was deleted: ${end}`, end === 'StateMachineDoesNotExist');
}
