import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, type EmulatedService, Store } from '@scones/emulator-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as simpleServices from './simple-services.ts';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** How the service writes an error. */
  readonly dialect: RegExp;
}

const QUERY = /<ErrorResponse.*<Code>AccessDenied<\/Code><Message>.+<\/Message>/s;
const JSON_ERROR = /^\{"__type":"AccessDeniedException","message":".+"\}$/;
const REST_JSON = /^\{.*"message":".+"\}$/;
const S3_ERROR = /^<\?xml.*<Error.*<Code>AccessDenied<\/Code><Message>.+<\/Message>/s;

const form = (action: string, version: string): Request => ({
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: `Action=${action}&Version=${version}`,
  dialect: QUERY,
});
const json = (target: string): Request => ({
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'text/plain', 'x-amz-target': target },
  body: '{}',
  dialect: JSON_ERROR,
});
const rest = (path: string): Request => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'text/plain' },
  body: '{}',
  dialect: REST_JSON,
});

/** At least one request to each service that would change something, or read something secret. */
const REQUESTS: Record<string, readonly Request[]> = {
  'own-pages': [
    { method: 'GET', path: '/_emulator/health', dialect: REST_JSON },
    { method: 'GET', path: '/_emulator/resources', dialect: REST_JSON },
    { method: 'POST', path: '/_emulator/reset', dialect: REST_JSON },
  ],
  cloudformation: [form('DeleteStack', '2010-05-15')],
  states: [json('AWSStepFunctions.ListStateMachines')],
  lambda: [
    rest('/2015-03-31/functions'),
    rest('/2015-03-31/functions/run/invocations'),
    { method: 'GET', path: '/2015-03-31/functions', dialect: REST_JSON },
  ],
  sagemaker: [json('SageMaker.ListModels')],
  'sagemaker-runtime': [rest('/endpoints/classifier/invocations')],
  sts: [form('GetCallerIdentity', '2011-06-15')],
  iam: [
    form('CreateRole', '2010-05-08'),
    { method: 'GET', path: '/?Action=ListRoles&Version=2010-05-08', dialect: QUERY },
  ],
  events: [json('AWSEvents.ListRules')],
  monitoring: [form('ListMetrics', '2010-08-01'), json('GraniteServiceVersion20100801.ListMetrics')],
  sns: [form('ListTopics', '2010-03-31')],
  logs: [json('Logs_20140328.DescribeLogGroups')],
  tagging: [json('ResourceGroupsTaggingAPI_20170126.GetResources')],
  s3: [
    { method: 'GET', path: '/', dialect: S3_ERROR },
    { method: 'PUT', path: '/made-by-a-page', dialect: S3_ERROR },
    {
      method: 'POST',
      path: '/made-by-a-page?delete',
      dialect: S3_ERROR,
      headers: { 'content-type': 'text/plain' },
    },
    {
      method: 'OPTIONS',
      path: '/made-by-a-page/key',
      dialect: S3_ERROR,
      headers: { 'access-control-request-method': 'PUT' },
    },
  ],
};

const store = new Store(':memory:');
const options = {
  store,
  identity: EMULATOR_IDENTITY,
  clock: systemClock,
  random: systemRandom,
  endpointUrl: () => 'http://127.0.0.1:4566',
};
const simple = Object.values(simpleServices).map((make) => make(options));
afterAll(() => store.close());

/** Requests to every service. Those to the simple services follow from their declarations. */
const ALL: typeof REQUESTS = {
  ...REQUESTS,
  ...Object.fromEntries(
    simple
      .filter(({ name }) => !Object.hasOwn(REQUESTS, name))
      .map((service) => [service.name, [requestTo(service)]]),
  ),
};

function requestTo({ name, wire, operationNames: [operation = ''] }: EmulatedService): Request {
  if (wire.protocol === 'json') return json(`${wire.target}.${operation}`);
  if (wire.protocol === 'query') return form(operation, wire.version);
  throw new Error(`Add a request to ${name}: its paths are its own.`);
}

const FORGERIES: Record<string, Record<string, string>> = {
  'a page of the web': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'a page in a browser that says no more': { origin: 'https://evil.example' },
  'a page without an origin': { origin: 'null' },
  'a page of another program on this machine': {
    origin: 'http://127.0.0.1:8000',
    'sec-fetch-site': 'same-site',
  },
  'a picture in a page of the web': { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  'a page whose name was pointed at this machine': {
    host: 'evil.example:4566',
    origin: 'http://evil.example:4566',
  },
  'a page whose name was pointed at this machine, without an origin': { host: 'evil.example:4566' },
  'a page under a name of AWS': { host: 's3.amazonaws.com:4566', 'accept-language': 'en' },
};

let emulator: StartedEmulator;
beforeAll(async () => void (emulator = await startedEmulator()));
afterAll(() => emulator.close());

async function send(request: Request, forged: Record<string, string>) {
  const { hostname, port, host } = new URL(emulator.url);
  const { method, path, body } = request;
  const headers = { host, ...request.headers, ...forged };
  const outgoing = httpRequest({ hostname, port, method, path, headers, agent: false });
  const [reply] = (await once(outgoing.end(body), 'response')) as [IncomingMessage];
  return { status: reply.statusCode, headers: reply.headers, body: await text(reply) };
}

it('knows a request to every service', async () => {
  const health = await fetch(`${emulator.url}/_emulator/health`);
  const { services } = (await health.json()) as { services: string[] };
  expect(Object.keys(ALL).sort()).toEqual(['own-pages', ...services].sort());
});

describe.each(Object.entries(ALL))('%s', (_service, requests) => {
  it.each(Object.entries(FORGERIES))('refuses %s in its own dialect', async (_who, forged) => {
    for (const request of requests) {
      const reply = await send(request, forged);
      expect(reply).toMatchObject({ status: 403, body: expect.stringMatching(request.dialect) });
      expect(reply.body).toMatch(/--allow-(host|origin) /);
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it.each<[string, Record<string, string>]>([
    ['a program', {}],
    ["the emulator's own page", { 'sec-fetch-site': 'same-origin' }],
    ['a person', { 'sec-fetch-site': 'none' }],
    ['a program by the name of this machine', { host: 'localhost:4566' }],
  ])('does not refuse %s', async (_who, sent) => {
    for (const request of requests) expect((await send(request, sent)).status).not.toBe(403);
  });
});

describe.each(['/_emulator/events', '/_emulator/requests', '/_emulator/console/'])('%s', (path) => {
  it.each(Object.entries(FORGERIES))('is closed to %s', async (_who, forged) => {
    const reply = await send({ method: 'GET', path, dialect: /./ }, forged);
    expect(reply).toMatchObject({ status: 403, body: expect.stringMatching(/--allow-(host|origin) /) });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

it('answers nothing that is meant for a service that it does not have', async () => {
  const missing = { ...json('Kinesis_20131202.ListStreams'), dialect: JSON_ERROR };
  const reply = await send(missing, { origin: 'https://evil.example' });
  expect(reply).toMatchObject({ status: 403, body: expect.stringMatching(JSON_ERROR) });
});
