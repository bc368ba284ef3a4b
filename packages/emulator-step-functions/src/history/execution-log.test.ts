import { CreateStateMachineCommand, type LogLevel, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { lambda, roleArn, run, start } from '../testing/start-step-functions.ts';

interface LoggedLine {
  readonly type: string;
  readonly details: object;
}

/** Runs a machine whose function fails and is caught, and answers what it logged. */
async function logOf(
  level: LogLevel,
  includeExecutionData: boolean,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): Promise<LoggedLine[]> {
  const lines: LoggedLine[] = [];
  const append = (_group: string, _stream: string, events: readonly { message: string }[]): void =>
    void lines.push(...events.map(({ message }) => JSON.parse(message) as LoggedLine));
  const fail = (): never => {
    throw Object.assign(new Error('no'), { name: 'Bad' });
  };
  const { client } = await start({ fail }, { logs: { hasGroup: () => true, append } });
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({
      name: 'logged',
      type,
      roleArn,
      definition: JSON.stringify({
        StartAt: 'A',
        States: {
          A: { ...lambda('fail'), Catch: [{ ErrorEquals: ['Bad'], Next: 'B' }], End: true },
          B: { Type: 'Fail', Error: 'E', Cause: 'secret' },
        },
      }),
      loggingConfiguration: {
        level,
        includeExecutionData,
        destinations: [
          {
            cloudWatchLogsLogGroup: {
              logGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/machine:*',
            },
          },
        ],
      },
    }),
  );
  if (type === 'STANDARD') await run(client, stateMachineArn, '{"secret":1}');
  else await client.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"secret":1}' }));
  return lines;
}

const ALL = [
  'ExecutionStarted',
  'TaskStateEntered',
  'LambdaFunctionScheduled',
  'LambdaFunctionStarted',
  'LambdaFunctionFailed',
  'TaskStateExited',
  'FailStateEntered',
  'ExecutionFailed',
];

it.each<[LogLevel, readonly string[]]>([
  ['ALL', ALL],
  ['ERROR', ['LambdaFunctionFailed', 'FailStateEntered', 'ExecutionFailed']],
  ['FATAL', ['ExecutionFailed']],
  ['OFF', []],
])('logs at the level %s what AWS logs there', async (level, types) => {
  expect((await logOf(level, true)).map(({ type }) => type)).toEqual(types);
});

it('logs the same events of an Express machine', async () => {
  expect((await logOf('ALL', true, 'EXPRESS')).map(({ type }) => type)).toEqual(ALL);
});

it('logs an event as AWS writes it, with its numbers as texts', async () => {
  const [first] = await logOf('ALL', true);
  expect(first).toEqual({
    id: '1',
    type: 'ExecutionStarted',
    details: { input: '{"secret":1}', inputDetails: { truncated: false }, roleArn },
    redrive_count: '0',
    previous_event_id: '0',
    event_timestamp: String(Date.parse('2026-01-01T00:00:00Z')),
    execution_arn: expect.stringMatching(/:execution:logged:/) as string,
  });
});

it('leaves the data out of the log, but no failure, where the configuration does not include it', async () => {
  const lines = await logOf('ALL', false);
  const others = lines.filter(({ type }) => !/Failed$/.test(String(type)));
  expect(JSON.stringify(others)).not.toContain('secret');
  expect(lines.at(-1)?.details).toHaveProperty('error');
  expect(lines[1]?.details).toEqual({ name: 'A' });
});
