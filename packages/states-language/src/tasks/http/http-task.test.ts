import { describe, expect, it } from 'vitest';
import { validate } from '../../definition/parse.ts';
import type { HttpConnection, HttpPort, HttpRequest, HttpResponse } from '../../http-port.ts';
import type { Json, JsonObject } from '../../json.ts';
import { StatesError } from '../../states-error.ts';
import { runStates, type TestRun } from '../../test-run.ts';

const ConnectionArn = 'arn:aws:events:us-east-1:000000000000:connection/shop/1';
const ASK = {
  ApiEndpoint: 'https://shop.test/orders',
  Method: 'POST',
  InvocationConfig: { ConnectionArn },
};
const JSON_TYPE: HttpResponse['headers'] = [['content-type', 'application/json; charset=utf-8']];

interface Answer {
  readonly status?: number;
  readonly text?: string;
  readonly headers?: HttpResponse['headers'];
  readonly body?: Uint8Array;
}

interface HttpRun extends TestRun {
  readonly sent: HttpRequest[];
  /** Whether each connection was to be renewed. */
  readonly renewals: boolean[];
}

/** Runs an HTTP task whose requests are answered one after another, the last answer repeated. */
function runTask(
  Parameters: JsonObject,
  answers: readonly Answer[] = [{}],
  connection: Partial<HttpConnection> = {},
  fields: JsonObject = {},
): HttpRun {
  const sent: HttpRequest[] = [];
  const renewals: boolean[] = [];
  const http: HttpPort = {
    async connect({ renews }) {
      renewals.push(renews);
      return { headers: [], query: [], body: [], isRenewable: false, ...connection };
    },
    async send(request) {
      sent.push(request);
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
      const { status = 200, text = 'OK', headers = JSON_TYPE, body = Buffer.from('{"a":1}') } = answer;
      return { statusCode: status, statusText: text, headers, body };
    },
  };
  const state = { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters, End: true, ...fields };
  return { ...runStates({ Ask: state }, { http, input: { size: 1 } }), sent, renewals };
}

async function sentBy(change: JsonObject, connection: Partial<HttpConnection> = {}): Promise<HttpRequest> {
  const { sent, result } = runTask({ ...ASK, ...change }, [{}], connection);
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
  return sent[0] as HttpRequest;
}

const outputOf = async (answer: Answer): Promise<Json> => {
  const ended = await runTask(ASK, [answer]).result;
  return JSON.parse((ended as { output: string }).output) as Json;
};

describe('the request', () => {
  it('has AWS’s headers, and a body that is JSON', async () => {
    const request = await sentBy({
      RequestBody: { 'size.$': '$.size', Name: 'Anna' },
      Headers: { 'x-a': '1' },
    });
    expect(request).toEqual({
      method: 'POST',
      url: 'https://shop.test/orders',
      headers: [
        ['x-a', '1'],
        ['User-Agent', 'Amazon|StepFunctions|HttpInvoke|us-east-1'],
        ['Range', 'bytes=0-262144'],
        ['Content-Type', 'application/json; charset=UTF-8'],
      ],
      body: '{"size":1,"Name":"Anna"}',
    });
  });

  it('has neither body nor type without RequestBody', async () => {
    const { headers, body } = await sentBy({ Method: 'GET' });
    expect(body).toBeUndefined();
    expect(headers.map(([name]) => name)).toEqual(['User-Agent', 'Range']);
  });

  it('gives what the connection has precedence, whatever the case of a header’s name', async () => {
    const request = await sentBy(
      {
        Headers: { 'header-param': 'mine', 'x-list': ['1', '2'] },
        QueryParameters: { q: 'mine', other: 'mine' },
        RequestBody: { BodyParam: 'mine', Job: 'Engineer' },
      },
      { headers: [['Header-Param', 'its']], query: [['q', 'its']], body: [['BodyParam', 'its']] },
    );
    expect(request.headers.slice(0, 3)).toEqual([
      ['x-list', '1'],
      ['x-list', '2'],
      ['Header-Param', 'its'],
    ]);
    expect(request.url).toBe('https://shop.test/orders?other=mine&q=its');
    expect(request.body).toBe('{"BodyParam":"its","Job":"Engineer"}');
  });

  it.each<[Json, string]>([
    [{ currency: 'usd', 'a b': 'ü' }, '?currency=usd&a%20b=%C3%BC'],
    [{ tag: ['x', 'y'], none: null, size: 2 }, '?tag=x&tag=y&size=2'],
    ['a=1&b=2', '?a=1&b=2'],
    [[{ a: 1 }, 'b=2'], '?a=1&b=2'],
  ])('appends QueryParameters %j', async (QueryParameters, query) => {
    expect((await sentBy({ QueryParameters })).url).toBe(`https://shop.test/orders${query}`);
  });

  it('appends QueryParameters to those of the address', async () => {
    const { url } = await sentBy({ ApiEndpoint: 'https://shop.test/?page=1', QueryParameters: { q: 'x' } });
    expect(url).toBe('https://shop.test/?page=1&q=x');
  });

  it.each([
    ['INDICES', 'array%5B0%5D=a&array%5B1%5D=b&metadata%5Bkey%5D=monthly%20data'],
    ['REPEAT', 'array=a&array=b&metadata%5Bkey%5D=monthly%20data'],
    ['COMMAS', 'array=a%2Cb&metadata%5Bkey%5D=monthly%20data'],
    ['BRACKETS', 'array%5B%5D=a&array%5B%5D=b&metadata%5Bkey%5D=monthly%20data'],
    [undefined, 'array%5B0%5D=a&array%5B1%5D=b&metadata%5Bkey%5D=monthly%20data'],
  ])('encodes a form with arrays as %s', async (ArrayFormat, body) => {
    const options = ArrayFormat === undefined ? {} : { RequestEncodingOptions: { ArrayFormat } };
    const request = await sentBy({
      RequestBody: { array: ['a', 'b'], metadata: { key: 'monthly data' } },
      Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      Transform: { RequestBodyEncoding: 'URL_ENCODED', ...options },
    });
    expect(request.body).toBe(body);
    expect(request.headers.filter(([name]) => name === 'Content-Type')).toEqual([
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ]);
  });

  it('sends a body that is a text as it is', async () => {
    expect((await sentBy({ RequestBody: '<a/>' })).body).toBe('<a/>');
  });

  it('is made once more with a new authorization where the server refuses it', async () => {
    const { result, sent, renewals } = runTask(ASK, [{ status: 401 }, {}], { isRenewable: true });
    expect(await result).toMatchObject({ status: 'SUCCEEDED' });
    expect(sent).toHaveLength(2);
    expect(renewals).toEqual([false, true]);
  });
});

describe('the result', () => {
  it('has headers as lists, the body as JSON, status and text', async () => {
    const headers: HttpResponse['headers'] = [...JSON_TYPE, ['Set-Cookie', 'a'], ['set-cookie', 'b']];
    expect(await outputOf({ status: 201, text: 'Created', headers })).toEqual({
      Headers: { 'content-type': ['application/json; charset=utf-8'], 'Set-Cookie': ['a', 'b'] },
      ResponseBody: { a: 1 },
      StatusCode: 201,
      StatusText: 'Created',
    });
  });

  it.each([
    ['application/problem+json', '[1]', [1]],
    ['application/json', '{', '{'],
    ['text/plain', '[1]', '[1]'],
  ])('reads %s %s', async (type, text, expected) => {
    const output = await outputOf({ headers: [['content-type', type]], body: Buffer.from(text) });
    expect(output).toMatchObject({ ResponseBody: expected });
  });

  it('has no body where none came', async () => {
    expect(await outputOf({ status: 204, text: 'No Content', body: Buffer.alloc(0) })).not.toHaveProperty(
      'ResponseBody',
    );
  });

  it('is in the history as that of any service', async () => {
    const { events, result } = runTask(ASK);
    await result;
    const of = (type: string) => events.find((event) => event.type === type)?.details;
    const subject = { resourceType: 'http', resource: 'invoke' };
    expect(of('TaskScheduled')).toEqual({ ...subject, region: 'us-east-1', parameters: JSON.stringify(ASK) });
    expect(of('TaskStarted')).toEqual(subject);
    expect(of('TaskSucceeded')).toMatchObject(subject);
  });
});

describe('the failure', () => {
  it.each([
    [404, 'Not Found'],
    [302, 'Found'],
    [503, 'Service Unavailable'],
  ])('of status %i has its text as the cause, and can be caught', async (status, text) => {
    const { result, events } = runTask(ASK, [{ status, text }]);
    const failure = { error: `States.Http.StatusCode.${status}`, cause: text };
    expect(await result).toMatchObject({ status: 'FAILED', ...failure });
    expect(events.find(({ type }) => type === 'TaskFailed')?.details).toMatchObject(failure);
  });

  it('is tried again', async () => {
    const Retry = [{ ErrorEquals: ['States.Http.StatusCode.429'], IntervalSeconds: 1 }];
    const run = runTask(ASK, [{ status: 429 }, {}], {}, { Retry });
    await run.clock.advance(1000);
    expect(await run.result).toMatchObject({ status: 'SUCCEEDED' });
    expect(run.sent).toHaveLength(2);
  });

  it('comes after a minute without an answer', async () => {
    const http: HttpPort = {
      connect: async () => ({ headers: [], query: [], body: [], isRenewable: false }),
      send: () => new Promise(() => undefined),
    };
    const state = { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters: ASK, End: true };
    const { clock, result } = runStates({ Ask: { ...state, TimeoutSeconds: 300 } }, { http });
    await clock.advance(60_000);
    expect(await result).toMatchObject({ error: 'States.Http.Socket' });
  });

  it.each<[string, JsonObject, Answer, string, string]>([
    ['a forbidden header', { Headers: { 'X-Amz-Date': 'x' } }, {}, 'States.Runtime', 'X-Amz-Date'],
    [
      'a type that is no text',
      {},
      { headers: [['Content-Type', 'image/png']] },
      'States.Runtime',
      'image/png',
    ],
    ['bytes that are no text', {}, { body: Buffer.from([0xff, 0xfe]) }, 'States.Runtime', 'UTF-8'],
    ['too much', {}, { body: Buffer.alloc(262_145, 'a') }, 'States.DataLimitExceeded', 'size'],
    ['another encoding', { Transform: { RequestBodyEncoding: 'XML' } }, {}, 'States.Runtime', 'URL_ENCODED'],
    ['another address', { 'ApiEndpoint.$': '$.size' }, {}, 'States.Runtime', 'ApiEndpoint'],
  ])('of %s is %s', async (_what, change, answer, error, cause) => {
    const { ApiEndpoint, ...rest } = ASK;
    const given = 'ApiEndpoint.$' in change ? rest : { ApiEndpoint, ...rest };
    const { result } = runTask({ ...given, ...change }, [answer]);
    expect(await result).toMatchObject({ error, cause: expect.stringContaining(cause) });
  });

  it('comes where body parameters meet a body that is a text', async () => {
    const { result } = runTask({ ...ASK, RequestBody: 'text' }, [{}], { body: [['a', '1']] });
    expect(await result).toMatchObject({ error: 'States.Runtime' });
  });

  it('is the connection’s own where that can’t be used', async () => {
    const http: HttpPort = {
      connect: () => Promise.reject(new StatesError('Events.ConnectionResource.ResourceNotFound', 'none')),
      send: () => Promise.reject(new Error('nothing is sent')),
    };
    const state = { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters: ASK, End: true };
    const { result } = runStates({ Ask: state }, { http });
    expect(await result).toMatchObject({ error: 'Events.ConnectionResource.ResourceNotFound' });
  });
});

describe('a definition', () => {
  const check = (fields: JsonObject, machine: JsonObject = {}) =>
    validate(
      JSON.stringify({
        StartAt: 'Ask',
        States: { Ask: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', End: true, ...fields } },
        ...machine,
      }),
    );

  it('may leave everything to expressions', () => {
    const Parameters = { 'ApiEndpoint.$': '$.u', 'Method.$': '$.m', 'InvocationConfig.$': '$.c' };
    expect(check({ Parameters })).toEqual([]);
    const QueryLanguage = 'JSONata';
    expect(check({ Arguments: '{% $states.input %}' }, { QueryLanguage })).toEqual([]);
    const Arguments = { ...ASK, ApiEndpoint: "{% 'https://' & $states.input.host %}", Method: '{% $m %}' };
    expect(check({ Arguments }, { QueryLanguage })).toEqual([]);
  });

  it('may call this machine by http', () => {
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:1'])
      expect(check({ Parameters: { ...ASK, ApiEndpoint: `http://${host}/` } })).toEqual([]);
  });

  it.each<[JsonObject, string, string]>([
    [{ Method: 'GET', InvocationConfig: { ConnectionArn } }, '/States/Ask/Parameters', 'ApiEndpoint'],
    [{ ...ASK, Method: 'FETCH' }, '/States/Ask/Parameters/Method', 'GET, POST, PUT'],
    [{ ...ASK, ApiEndpoint: 'http://shop.test' }, '/States/Ask/Parameters/ApiEndpoint', 'HTTPS'],
    [{ ...ASK, InvocationConfig: {} }, '/States/Ask/Parameters/InvocationConfig', 'ConnectionArn'],
    [{ ...ASK, Authentication: { ConnectionArn } }, '/States/Ask/Parameters', 'only be one'],
    [{ ApiEndpoint: 'https://a.test', Method: 'GET' }, '/States/Ask/Parameters', 'InvocationConfig'],
  ])('is refused with %j', (Parameters, location, message) => {
    expect(check({ Parameters })).toMatchObject([{ location, message: expect.stringContaining(message) }]);
  });
});
