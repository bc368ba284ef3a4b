import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CreateConnectionCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
  TestStateCommand,
  type TestStateCommandInput,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const ROLE = 'arn:aws:iam::000000000000:role/asks';
const Resource = 'arn:aws:states:::http:invoke';

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let shop: Server;
let url: string;
let received: Received[];
let emulator: StartedEmulator;
let states: SFNClient;
let connectionArn: string;

async function start(enforceIam: boolean): Promise<void> {
  emulator = await startedEmulator({ enforceIam });
  states = new SFNClient({ ...emulator.connection, disableHostPrefix: true });
  const events = new EventBridgeClient(emulator.connection);
  const { ConnectionArn = '' } = await events.send(
    new CreateConnectionCommand({
      Name: 'shop',
      AuthorizationType: 'BASIC',
      AuthParameters: {
        BasicAuthParameters: { Username: 'anna', Password: 'secret' },
        InvocationHttpParameters: { QueryStringParameters: [{ Key: 'key', Value: 'hidden' }] },
      },
    }),
  );
  connectionArn = ConnectionArn;
  events.destroy();
}

beforeEach(async () => {
  received = [];
  shop = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url, headers: request.headers, body });
      const status = request.url?.startsWith('/missing') ? 404 : 200;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"sold":true}');
    });
  });
  await once(shop.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterEach(async () => {
  states.destroy();
  await emulator.close();
  shop.closeAllConnections();
  shop.close();
  expect(emulator.faults).toEqual([]);
});

const ask = (path = '/orders') => ({
  ApiEndpoint: `${url}${path}`,
  Method: 'POST',
  Authentication: { ConnectionArn: connectionArn },
  Headers: { 'x-own': '1' },
  RequestBody: { size: 2 },
});

async function run(Parameters: object, fields: object = {}): Promise<DescribeExecutionCommandOutput> {
  const Ask = { Type: 'Task', Resource, Parameters, End: true, ...fields };
  const definition = JSON.stringify({ StartAt: 'Ask', States: { Ask } });
  const made = await states.send(new CreateStateMachineCommand({ name: 'asks', definition, roleArn: ROLE }));
  const started = await states.send(new StartExecutionCommand({ stateMachineArn: made.stateMachineArn }));
  const { executionArn } = started;
  const describeIt = () => states.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await describeIt()).status).not.toBe('RUNNING');
  return await describeIt();
}

const testState = (change: Partial<TestStateCommandInput>, Parameters: object = ask()) => {
  const definition = JSON.stringify({ Type: 'Task', Resource, Parameters, End: true });
  return states.send(new TestStateCommand({ definition, roleArn: ROLE, ...change }));
};

describe('an HTTP task', () => {
  beforeEach(() => start(false));

  it('calls an address by its connection', async () => {
    const { output } = await run(ask());
    expect(JSON.parse(output ?? '')).toMatchObject({ ResponseBody: { sold: true }, StatusCode: 200 });
    expect(received).toMatchObject([
      {
        path: '/orders?key=hidden',
        headers: {
          authorization: `Basic ${Buffer.from('anna:secret').toString('base64')}`,
          'user-agent': 'Amazon|StepFunctions|HttpInvoke|us-east-1',
          'x-own': '1',
        },
        body: '{"size":2}',
      },
    ]);
  });

  it('fails by the status, and where nobody listens', async () => {
    expect(await run(ask('/missing'))).toMatchObject({
      error: 'States.Http.StatusCode.404',
      cause: 'Not Found',
    });
    shop.closeAllConnections();
    shop.close();
    expect(await testState({})).toMatchObject({ status: 'FAILED', error: 'States.Http.Socket' });
  });

  it('fails without its connection', async () => {
    const Authentication = { ConnectionArn: `${connectionArn}x` };
    expect(await run({ ...ask(), Authentication })).toMatchObject({
      error: 'Events.ConnectionResource.ResourceNotFound',
    });
  });

  it('shows request and answer in a test at TRACE, without what the connection adds', async () => {
    const { inspectionData, status } = await testState({ inspectionLevel: 'TRACE' });
    expect(status).toBe('SUCCEEDED');
    expect(inspectionData?.request).toEqual({
      protocol: 'http',
      method: 'POST',
      url: `${url}/orders`,
      headers: '[x-own: 1, User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144]',
      body: '{"size":2}',
    });
    expect(inspectionData?.response).toMatchObject({
      protocol: 'http',
      statusCode: '200',
      statusMessage: 'OK',
      headers: expect.stringContaining('content-type: application/json'),
      body: '{"sold":true}',
    });
  });

  it('shows what the connection adds where secrets are revealed', async () => {
    const { inspectionData } = await testState({ inspectionLevel: 'TRACE', revealSecrets: true });
    expect(inspectionData?.request?.url).toBe(`${url}/orders?key=hidden`);
    expect(inspectionData?.request?.headers).toContain('Authorization: Basic ');
  });

  it('shows the body of an answer that failed it, and nothing of it at DEBUG', async () => {
    const traced = await testState({ inspectionLevel: 'TRACE' }, ask('/missing'));
    expect(traced).toMatchObject({ status: 'FAILED', error: 'States.Http.StatusCode.404' });
    expect(traced.inspectionData?.response).toMatchObject({ statusCode: '404', body: '{"sold":true}' });
    const { inspectionData } = await testState({ inspectionLevel: 'DEBUG' });
    expect(inspectionData).not.toHaveProperty('request');
  });

  it('is mocked without a call', async () => {
    const mock = { result: JSON.stringify({ StatusCode: 200, ResponseBody: 'mocked' }) };
    expect(await testState({ mock })).toMatchObject({ output: mock.result });
    expect(received).toEqual([]);
  });
});

describe('an HTTP task, where roles are held to their policies,', () => {
  beforeEach(() => start(true));

  const allow = async (...statements: object[]): Promise<void> => {
    const iam = new IAMClient(emulator.connection);
    const trust = {
      Effect: 'Allow',
      Principal: { Service: 'states.amazonaws.com' },
      Action: 'sts:AssumeRole',
    };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    await iam.send(new CreateRoleCommand({ RoleName: 'asks', AssumeRolePolicyDocument }));
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    if (statements.length > 0)
      await iam.send(new PutRolePolicyCommand({ RoleName: 'asks', PolicyName: 'asks', PolicyDocument }));
    iam.destroy();
  };
  const invoke = (endpoint: string) => ({
    Effect: 'Allow',
    Action: 'states:InvokeHTTPEndpoint',
    Resource: '*',
    Condition: {
      StringEquals: { 'states:HTTPMethod': 'POST' },
      StringLike: { 'states:HTTPEndpoint': endpoint },
    },
  });

  it('may call what its role allows', async () => {
    const secret = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];
    await allow(
      invoke(`${url}/*`),
      { Effect: 'Allow', Action: 'events:RetrieveConnectionCredentials', Resource: connectionArn },
      { Effect: 'Allow', Action: secret, Resource: 'arn:aws:secretsmanager:*:*:secret:events!connection/*' },
    );
    expect(await run(ask())).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('may not call another address', async () => {
    await allow(invoke('https://elsewhere.test/*'));
    expect(await run(ask())).toMatchObject({
      error: 'States.Http.AccessDenied',
      cause: expect.stringContaining('states:InvokeHTTPEndpoint'),
    });
    expect(received).toEqual([]);
  });

  it('may not use a connection that its role does not allow', async () => {
    await allow(invoke(`${url}/*`));
    expect(await run(ask())).toMatchObject({
      error: 'Events.ConnectionResource.AccessDenied',
      cause: expect.stringContaining('events:RetrieveConnectionCredentials'),
    });
  });
});
