import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from '../testing/started-emulator.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:echo';
const roleArn = 'arn:aws:iam::000000000000:role/test';

interface Asked {
  readonly url: string | undefined;
  readonly invocationType: string | string[] | undefined;
}

let asked: Asked[];
let elsewhere: Server;
let emulator: StartedEmulator;
let client: SFNClient;

beforeEach(async () => {
  asked = [];
  elsewhere = createServer((request, response) => {
    asked.push({ url: request.url, invocationType: request.headers['x-amz-invocation-type'] });
    if (request.url?.includes('absent')) {
      response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal' });
      response.end(JSON.stringify({ Message: `Function not found: ${ARN}` }));
      return;
    }
    void json(request).then((event) => response.end(JSON.stringify({ elsewhere: event })));
  });
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  const { port } = elsewhere.address() as AddressInfo;
  emulator = await startedEmulator({ lambdaEndpoint: { host: '127.0.0.1', port } });
  client = new SFNClient(emulator.connection);
});
afterEach(async () => {
  client.destroy();
  await emulator.close();
  elsewhere.close();
  expect(emulator.faults).toEqual([]);
});

async function run(state: object): Promise<DescribeExecutionCommandOutput> {
  const definition = JSON.stringify({
    StartAt: 'Ask',
    States: { Ask: { Type: 'Task', ...state, End: true } },
  });
  const made = await client.send(new CreateStateMachineCommand({ name: 'orders', definition, roleArn }));
  const { stateMachineArn } = made;
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"size":1}' }),
  );
  const describe = () => client.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await describe()).status).not.toBe('RUNNING');
  return await describe();
}

it('invokes a function of another Lambda by its ARN', async () => {
  const { output } = await run({ Resource: ARN });
  expect(JSON.parse(output ?? '')).toEqual({ elsewhere: { size: 1 } });
  const url = `/2015-03-31/functions/${encodeURIComponent(ARN)}/invocations`;
  expect(asked).toEqual([{ url, invocationType: undefined }]);
});

it.each(['lambda:invoke', 'aws-sdk:lambda:invoke'])('hands over what %s asks for', async (integration) => {
  const Payload = integration === 'lambda:invoke' ? { size: 2 } : '{"size":2}';
  const Parameters = { FunctionName: 'echo', Qualifier: '3', InvocationType: 'RequestResponse', Payload };
  const { output } = await run({ Resource: `arn:aws:states:::${integration}`, Parameters });
  expect(JSON.parse(output ?? '')).toMatchObject({ ExecutedVersion: '$LATEST', StatusCode: 200 });
  expect(output).toContain('elsewhere');
  const url = '/2015-03-31/functions/echo/invocations?Qualifier=3';
  expect(asked).toEqual([{ url, invocationType: 'RequestResponse' }]);
});

it('fails with the error that the other Lambda answers', async () => {
  const Parameters = { FunctionName: 'absent' };
  expect(await run({ Resource: 'arn:aws:states:::lambda:invoke', Parameters })).toMatchObject({
    error: 'Lambda.ResourceNotFoundException',
    cause: expect.stringContaining(`Function not found: ${ARN}`),
  });
});

it('fails with SdkClientException where nothing listens', async () => {
  elsewhere.close();
  elsewhere.closeAllConnections();
  expect(await run({ Resource: ARN })).toMatchObject({
    error: 'Lambda.SdkClientException',
    cause: expect.stringContaining('Unable to execute HTTP request'),
  });
});
