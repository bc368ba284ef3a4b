import {
  CreateApiDestinationCommand,
  type CreateApiDestinationCommandInput,
  CreateConnectionCommand,
  DeleteApiDestinationCommand,
  DeleteConnectionCommand,
  DescribeApiDestinationCommand,
  type EventBridgeClient,
  ListApiDestinationsCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
  UpdateApiDestinationCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startHttpServer } from '../testing/http-server.ts';
import { startEvents } from '../testing/start-events.ts';

let server: Awaited<ReturnType<typeof startEvents>>;
let client: EventBridgeClient;
let shop: Awaited<ReturnType<typeof startHttpServer>>;
let status: number;
let connection: string;

beforeEach(async () => {
  server = await startEvents();
  ({ client } = server);
  status = 200;
  shop = await startHttpServer(() => ({ status }));
  const { ConnectionArn = '' } = await client.send(
    new CreateConnectionCommand({
      Name: 'shop',
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' },
        InvocationHttpParameters: { BodyParameters: [{ Key: 'from', Value: 'connection' }] },
      },
    }),
  );
  connection = ConnectionArn;
});
afterEach(async () => {
  await server.close();
  shop.close();
});

const create = async (change: Partial<CreateApiDestinationCommandInput> = {}) =>
  await client.send(
    new CreateApiDestinationCommand({
      Name: 'orders',
      ConnectionArn: connection,
      InvocationEndpoint: `${shop.url}/orders/*`,
      HttpMethod: 'POST',
      ...change,
    }),
  );
const describeDestination = () => client.send(new DescribeApiDestinationCommand({ Name: 'orders' }));

async function sendEvent(target: Partial<Target>): Promise<void> {
  await client.send(new PutRuleCommand({ Name: 'all', EventPattern: '{"source":["shop"]}' }));
  const Targets = [{ Id: '1', Arn: undefined, ...target }];
  await client.send(new PutTargetsCommand({ Rule: 'all', Targets }));
  const entry = { Source: 'shop', DetailType: 'sold', Detail: '{"size":1}' };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
}

it('takes a rule’s event to its address, with what target and connection add', async () => {
  const { ApiDestinationArn } = await create();
  await sendEvent({
    Arn: ApiDestinationArn,
    InputPath: '$.detail',
    HttpParameters: {
      PathParameterValues: ['a b'],
      HeaderParameters: { 'x-own': '1', 'x-key': 'weaker' },
      QueryStringParameters: { page: '2' },
    },
  });
  await expect
    .poll(() => shop.received)
    .toMatchObject([
      {
        method: 'POST',
        path: '/orders/a%20b?page=2',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Amazon/EventBridge/ApiDestinations',
          'x-own': '1',
          'x-key': 'secret',
        },
        body: '{"size":1,"from":"connection"}',
      },
    ]);
  expect(server.refused).toEqual([]);
});

it('tells of an address that refuses its event', async () => {
  status = 500;
  const { ApiDestinationArn } = await create({ InvocationEndpoint: `${shop.url}/orders` });
  await sendEvent({ Arn: ApiDestinationArn });
  await expect.poll(() => server.refused).toHaveLength(1);
  expect(String(server.refused[0])).toContain(`${shop.url}/orders answered 500 Internal Server Error.`);
});

it('is described, updated, listed and deleted', async () => {
  await create({ Description: 'of the shop' });
  expect(await describeDestination()).toMatchObject({
    ApiDestinationState: 'ACTIVE',
    Description: 'of the shop',
    HttpMethod: 'POST',
    InvocationRateLimitPerSecond: 300,
  });
  await client.send(new UpdateApiDestinationCommand({ Name: 'orders', HttpMethod: 'PUT' }));
  expect(await describeDestination()).toMatchObject({ HttpMethod: 'PUT', ConnectionArn: connection });
  const list = new ListApiDestinationsCommand({ ConnectionArn: connection });
  expect((await client.send(list)).ApiDestinations).toMatchObject([{ Name: 'orders' }]);
  await client.send(new DeleteConnectionCommand({ Name: 'shop' }));
  expect((await describeDestination()).ApiDestinationState).toBe('INACTIVE');
  await client.send(new DeleteApiDestinationCommand({ Name: 'orders' }));
  await expect(describeDestination()).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: "Failed to describe the api-destination(s). An api-destination 'orders' does not exist.",
  });
});

it.each([
  [{ ConnectionArn: 'arn:aws:events:us-east-1:000000000000:connection/none/1' }, 'ResourceNotFoundException'],
  [{ ConnectionArn: 'shop' }, 'ValidationException'],
  [{ InvocationEndpoint: 'http://shop.test/' }, 'ValidationException'],
] as const)('refuses %j', async (change, name) => {
  await expect(create(change)).rejects.toMatchObject({ name });
});

it('refuses a second one of the same name', async () => {
  await create();
  await expect(create()).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
});
