import { DeleteLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { randomInteger } from '@scones/deterministic';
import { strToU8, zipSync } from 'fflate';
import { type LoadClient, ROLE, until } from '../activity.ts';

/** Code that answers its mark and what it was sent. */
function code(mark: string): Uint8Array {
  const source = `export const handler = async (event) => {
    console.log('${mark}');
    if (event.fail) throw new Error('${mark}');
    return { mark: '${mark}', event };
  };`;
  return zipSync({ 'index.mjs': strToU8(source) });
}

export async function makeFunction(
  { lambda }: LoadClient,
  FunctionName: string,
  mark: string,
): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: ROLE,
      // A busy machine lets a function wait.
      Timeout: 60,
      Code: { ZipFile: code(mark) },
    }),
  );
  await untilReady(lambda, FunctionName);
}

async function untilReady(lambda: LoadClient['lambda'], FunctionName: string): Promise<void> {
  await until(
    async () => (await lambda.send(new GetFunctionCommand({ FunctionName }))).Configuration,
    (found) => found?.State === 'Active' && found.LastUpdateStatus === 'Successful',
  );
}

/** With the log group that its invocations have made. */
export async function deleteFunction({ lambda, logs }: LoadClient, FunctionName: string): Promise<void> {
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: `/aws/lambda/${FunctionName}` }));
}

async function invoke({ lambda }: LoadClient, FunctionName: string, event: object) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  return { error: answer.FunctionError, payload: answer.Payload?.transformToString() ?? '' };
}

/** A function that is made, invoked, updated and deleted. */
export async function functions(client: LoadClient): Promise<void> {
  const { lambda, logs, ledger, random, newName } = client;
  const FunctionName = newName();
  await makeFunction(client, FunctionName, 'first');
  const event = { text: 'x'.repeat(randomInteger(random, 50_000)) };
  const look = async (mark: string): Promise<void> => {
    const { payload } = await invoke(client, FunctionName, event);
    ledger.look('lambda', `the answer of ${mark}`, payload === JSON.stringify({ mark, event }));
  };
  for (let times = 1 + randomInteger(random, 5); times > 0; times--) await look('first');
  const failed = await invoke(client, FunctionName, { fail: true });
  ledger.look('lambda', 'an error of a function', failed.error === 'Unhandled');
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: code('second') }));
  await untilReady(lambda, FunctionName);
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 256 }));
  await untilReady(lambda, FunctionName);
  const { Version = '' } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  await look('second');
  const published = await invoke(client, `${FunctionName}:${Version}`, {});
  ledger.look('lambda', 'the answer of a version', published.payload.includes('second'));
  const logGroupName = `/aws/lambda/${FunctionName}`;
  const filtered = new FilterLogEventsCommand({ logGroupName, filterPattern: 'second' });
  const { events = [] } = await until(
    () => logs.send(filtered),
    (found) => found.events?.length === 2,
  );
  ledger.look('lambda', 'lines of a log', events.length === 2);
  await deleteFunction(client, FunctionName);
  await ledger.refused('lambda', 'ResourceNotFoundException', invoke(client, FunctionName, {}));
}
