import {
  ConnectionAuthorizationType,
  CreateConnectionCommand,
  type CreateConnectionCommandInput,
  DeauthorizeConnectionCommand,
  DeleteConnectionCommand,
  DescribeConnectionCommand,
  type EventBridgeClient,
  ListConnectionsCommand,
  UpdateConnectionCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHttpServer } from '../testing/http-server.ts';
import { startEvents } from '../testing/start-events.ts';

let server: Awaited<ReturnType<typeof startEvents>>;
let client: EventBridgeClient;
let tokens: Awaited<ReturnType<typeof startHttpServer>>;
let tokenStatus: number;
/** The server of tokens refuses what is sent to `/slow`, once this is resolved. */
let slow: PromiseWithResolvers<void>;

beforeEach(async () => {
  server = await startEvents();
  ({ client } = server);
  tokenStatus = 200;
  slow = Promise.withResolvers();
  tokens = await startHttpServer(async ({ path }) => {
    if (path === '/slow') {
      await slow.promise;
      return { status: 403 };
    }
    const token = { access_token: `token-${tokens.received.length}`, token_type: 'bearer', expires_in: 60 };
    return { status: tokenStatus, body: token };
  });
});
afterEach(async () => {
  await server.close();
  tokens.close();
});

const KEY = {
  AuthorizationType: ConnectionAuthorizationType.API_KEY,
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
};
const create = (input: Partial<CreateConnectionCommandInput> = {}) =>
  client.send(new CreateConnectionCommand({ Name: 'shop', ...KEY, ...input }));
const describeConnection = (Name = 'shop') => client.send(new DescribeConnectionCommand({ Name }));
const createOAuth = (change: object = {}) =>
  create({
    AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: 'anna', ClientSecret: 'secret' },
        AuthorizationEndpoint: `${tokens.url}/token?tenant=1`,
        HttpMethod: 'POST',
        OAuthHttpParameters: {
          BodyParameters: [{ Key: 'scope', Value: 'orders' }],
          HeaderParameters: [{ Key: 'x-trace', Value: 'hidden', IsValueSecret: true }],
        },
        ...change,
      },
    },
  });
const settled = async (): Promise<string | undefined> => {
  await expect.poll(async () => (await describeConnection()).ConnectionState).not.toBe('AUTHORIZING');
  return (await describeConnection()).ConnectionState;
};

describe('a connection', () => {
  it('is authorized at once by a key, and described without it', async () => {
    const made = await create({ Description: 'of the shop' });
    expect(made).toMatchObject({
      ConnectionArn: expect.stringMatching(
        /^arn:aws:events:us-east-1:000000000000:connection\/shop\/[\da-f-]{36}$/,
      ),
      ConnectionState: 'AUTHORIZED',
    });
    const described = await describeConnection();
    expect(described).toMatchObject({
      Name: 'shop',
      Description: 'of the shop',
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key' } },
      SecretArn: expect.stringContaining(
        ':secretsmanager:us-east-1:000000000000:secret:events!connection/shop/',
      ),
    });
    expect(JSON.stringify(described)).not.toContain('secret"');
  });

  it('shows what it sends with each call, but for values that are called secret', async () => {
    const HeaderParameters = [
      { Key: 'x-open', Value: 'shown' },
      { Key: 'x-secret', Value: 'hidden', IsValueSecret: true },
    ];
    await create({
      AuthParameters: { ...KEY.AuthParameters, InvocationHttpParameters: { HeaderParameters } },
    });
    const { AuthParameters } = await describeConnection();
    expect(AuthParameters?.InvocationHttpParameters?.HeaderParameters).toEqual([
      { Key: 'x-open', Value: 'shown', IsValueSecret: false },
      { Key: 'x-secret', IsValueSecret: true },
    ]);
  });

  it('is refused twice, and without the parameters of its type', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'Connection shop already exists.',
    });
    await expect(create({ Name: 'other', AuthorizationType: 'BASIC' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('BasicAuthParameters'),
    });
  });

  it('adds its authorization and its parameters to a request', async () => {
    const { ConnectionArn = '' } = await create({
      AuthorizationType: 'BASIC',
      AuthParameters: {
        BasicAuthParameters: { Username: 'anna', Password: 'pass' },
        InvocationHttpParameters: {
          HeaderParameters: [{ Key: 'x-a', Value: '1' }],
          QueryStringParameters: [{ Key: 'q', Value: '2' }],
          BodyParameters: [{ Key: 'b', Value: '3' }],
        },
      },
    });
    expect(await server.service.connect(ConnectionArn)).toEqual({
      headers: [
        ['Authorization', `Basic ${Buffer.from('anna:pass').toString('base64')}`],
        ['x-a', '1'],
      ],
      query: [['q', '2']],
      body: [['b', '3']],
      isRenewable: false,
    });
  });

  it('takes a part of its parameters anew, and keeps the others', async () => {
    const { ConnectionArn = '' } = await create();
    const AuthParameters = { ApiKeyAuthParameters: { ApiKeyValue: 'other' } };
    await client.send(new UpdateConnectionCommand({ Name: 'shop', AuthParameters, Description: 'new' }));
    expect((await server.service.connect(ConnectionArn)).headers).toEqual([['x-key', 'other']]);
    expect(await describeConnection()).toMatchObject({ Description: 'new', ConnectionArn });
    const basic = new UpdateConnectionCommand({ Name: 'shop', AuthorizationType: 'BASIC' });
    await expect(client.send(basic)).rejects.toThrow('BasicAuthParameters');
  });

  it('forgets its secrets when it is deauthorized, until it is updated', async () => {
    const { ConnectionArn = '' } = await create();
    const answer = await client.send(new DeauthorizeConnectionCommand({ Name: 'shop' }));
    expect(answer.ConnectionState).toBe('DEAUTHORIZING');
    expect((await describeConnection()).ConnectionState).toBe('DEAUTHORIZED');
    await expect(server.service.connect(ConnectionArn)).rejects.toMatchObject({
      code: 'InvalidConnectionState',
    });
    const again = { AuthorizationType: KEY.AuthorizationType, AuthParameters: KEY.AuthParameters };
    await client.send(new UpdateConnectionCommand({ Name: 'shop', ...again }));
    expect((await server.service.connect(ConnectionArn)).headers).toEqual([['x-key', 'secret']]);
  });

  it('is gone once it is deleted, and another of its name has another ARN', async () => {
    const { ConnectionArn = '' } = await create();
    const deleted = await client.send(new DeleteConnectionCommand({ Name: 'shop' }));
    expect(deleted).toMatchObject({ ConnectionArn, ConnectionState: 'DELETING' });
    await expect(describeConnection()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Failed to describe the connection(s). Connection 'shop' does not exist.",
    });
    await create();
    await expect(server.service.connect(ConnectionArn)).rejects.toMatchObject({ code: 'ResourceNotFound' });
    expect(server.service.secretOf(ConnectionArn)).toBeUndefined();
  });

  it('is listed by prefix and by state, in pages', async () => {
    for (const Name of ['shop-a', 'shop-b', 'other']) await create({ Name });
    await client.send(new DeauthorizeConnectionCommand({ Name: 'shop-b' }));
    const list = async (input: object) =>
      (await client.send(new ListConnectionsCommand(input))).Connections?.map(({ Name }) => Name);
    expect(await list({ NamePrefix: 'shop' })).toEqual(['shop-a', 'shop-b']);
    expect(await list({ ConnectionState: 'DEAUTHORIZED' })).toEqual(['shop-b']);
    const { NextToken } = await client.send(new ListConnectionsCommand({ Limit: 2 }));
    expect(await list({ NextToken })).toEqual(['shop-b']);
  });
});

describe('a connection by OAuth', () => {
  it('asks for a token when it is made, and sends it', async () => {
    const made = await createOAuth();
    expect(made.ConnectionState).toBe('AUTHORIZING');
    expect(await settled()).toBe('AUTHORIZED');
    const { headers } = await server.service.connect(made.ConnectionArn ?? '');
    expect(headers).toEqual([['Authorization', 'Bearer token-1']]);
    expect(tokens.received).toMatchObject([
      {
        method: 'POST',
        path: '/token?tenant=1',
        headers: {
          authorization: `Basic ${Buffer.from('anna:secret').toString('base64')}`,
          'x-trace': 'hidden',
        },
        body: 'grant_type=client_credentials&scope=orders',
      },
    ]);
    const { AuthParameters } = await describeConnection();
    expect(AuthParameters?.OAuthParameters).toMatchObject({
      ClientParameters: { ClientID: 'anna' },
      OAuthHttpParameters: { HeaderParameters: [{ Key: 'x-trace', IsValueSecret: true }] },
    });
    expect(AuthParameters?.OAuthParameters?.ClientParameters).not.toHaveProperty('ClientSecret');
  });

  it('asks by GET with its parameters in the address', async () => {
    await createOAuth({ HttpMethod: 'GET' });
    expect(await settled()).toBe('AUTHORIZED');
    expect(tokens.received[0]).toMatchObject({
      method: 'GET',
      path: '/token?tenant=1&grant_type=client_credentials&scope=orders',
      body: '',
    });
  });

  it('asks again when the token has run out, and when it is refused', async () => {
    const { ConnectionArn = '' } = await createOAuth();
    await settled();
    await server.clock.advance(59_000);
    const tokenOf = async (renews: boolean) =>
      (await server.service.connect(ConnectionArn, { renews })).headers[0]?.[1];
    expect(await tokenOf(false)).toBe('Bearer token-1');
    await server.clock.advance(2_000);
    expect(await tokenOf(false)).toBe('Bearer token-2');
    expect(await tokenOf(true)).toBe('Bearer token-3');
  });

  it('is deauthorized where it gets none, and says why', async () => {
    tokenStatus = 403;
    const { ConnectionArn = '' } = await createOAuth();
    expect(await settled()).toBe('DEAUTHORIZED');
    expect((await describeConnection()).StateReason).toBe(
      `${tokens.url}/token?tenant=1 answered 403 Forbidden.`,
    );
    await expect(server.service.connect(ConnectionArn)).rejects.toMatchObject({
      code: 'InvalidConnectionState',
    });
  });

  it('goes by its newest parameters, whatever comes of those before', async () => {
    const { ConnectionArn = '' } = await createOAuth({ AuthorizationEndpoint: `${tokens.url}/slow` });
    await expect.poll(() => tokens.received).toHaveLength(1);
    const OAuthParameters = { AuthorizationEndpoint: `${tokens.url}/token` };
    const AuthParameters = { OAuthParameters };
    await client.send(new UpdateConnectionCommand({ Name: 'shop', AuthParameters }));
    expect(await settled()).toBe('AUTHORIZED');
    slow.resolve();
    const { headers } = await server.service.connect(ConnectionArn);
    expect(headers).toEqual([['Authorization', 'Bearer token-2']]);
  });

  it('stays deauthorized when its token comes later', async () => {
    const { ConnectionArn = '' } = await createOAuth({ AuthorizationEndpoint: `${tokens.url}/slow` });
    await expect.poll(() => tokens.received).toHaveLength(1);
    await client.send(new DeauthorizeConnectionCommand({ Name: 'shop' }));
    slow.resolve();
    await expect(server.service.connect(ConnectionArn)).rejects.toThrow("Connection 'shop' is DEAUTHORIZED.");
    expect((await describeConnection()).StateReason).toBeUndefined();
  });

  it('is refused where its server is neither secure nor on this machine', async () => {
    await expect(createOAuth({ AuthorizationEndpoint: 'http://shop.test/token' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
