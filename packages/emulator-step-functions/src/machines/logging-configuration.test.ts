import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  type LoggingConfiguration,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { pass, roleArn, start } from '../testing/start-step-functions.ts';

const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/machine:*';
const destination = { cloudWatchLogsLogGroup: { logGroupArn } };
const logs = { hasGroup: () => true, append: () => undefined };

async function createLogged(client: SFNClient, loggingConfiguration?: LoggingConfiguration): Promise<object> {
  const command = new CreateStateMachineCommand({
    name: 'machine',
    definition: pass,
    roleArn,
    loggingConfiguration,
  });
  const { stateMachineArn } = await client.send(command);
  return client.send(new DescribeStateMachineCommand({ stateMachineArn }));
}

it.each([
  ['nothing', undefined, { level: 'OFF', includeExecutionData: false }],
  ['an empty configuration', {}, { level: 'OFF', includeExecutionData: false }],
  [
    'an empty list',
    { level: 'OFF' as const, destinations: [] },
    { level: 'OFF', includeExecutionData: false, destinations: [] },
  ],
  ['the level OFF', { level: 'OFF' as const }, { level: 'OFF', includeExecutionData: false }],
])('logs nothing where %s is asked for', async (_title, configuration, described) => {
  const { client } = await start({}, { logs });
  expect(await createLogged(client, configuration)).toMatchObject({ loggingConfiguration: described });
});

it.each(['ALL', 'ERROR', 'FATAL', 'OFF'] as const)(
  'shows the level %s with its destination',
  async (level) => {
    const { client } = await start({}, { logs });
    const configuration = { level, includeExecutionData: true, destinations: [destination] };
    expect(await createLogged(client, configuration)).toMatchObject({ loggingConfiguration: configuration });
  },
);

it.each([
  ['none', { level: 'ALL' as const }],
  ['an empty list', { level: 'ERROR' as const, destinations: [] }],
  ['two', { level: 'OFF' as const, destinations: [destination, destination] }],
])('refuses %s for the one destination of a log', async (_title, configuration) => {
  const { client } = await start({}, { logs });
  await expect(createLogged(client, configuration)).rejects.toMatchObject({
    name: 'InvalidLoggingConfiguration',
    message: 'Invalid Logging Configuration: Must specify exactly one Log Destination.',
  });
});

it('says that a machine exists when it would log in another way', async () => {
  const { client } = await start({}, { logs });
  await createLogged(client);
  const other = { level: 'ALL' as const, destinations: [destination] };
  await expect(createLogged(client, other)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
});
