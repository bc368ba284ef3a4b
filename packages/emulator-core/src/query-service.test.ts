import { seededRandom } from '@scones/deterministic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessByRules } from './access.ts';
import { errorTable } from './aws-error.ts';
import { operationsOf } from './operation.ts';
import { readForm } from './query-form.ts';
import { queryService } from './query-service.ts';
import { serviceNames } from './service-names.ts';
import { type RunningServer, startServer } from './server.ts';

const errors = errorTable({
  NotFound: { status: 404, message: (name: string) => `Topic ${name} does not exist` },
});
const topic = operationsOf<object>()<object>()(
  z.strictObject({
    Name: z.string(),
    Size: z.number().optional(),
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  }),
  (_, input) => {
    if (input.Name === 'none') throw errors.NotFound(input.Name);
    return input.Name === 'empty'
      ? {}
      : { ...input, Attributes: { 'a<b': '1' }, When: new Date(0), Empty: [], Missing: undefined };
  },
);
const service = queryService({
  names: serviceNames('sns'),
  access: accessByRules(serviceNames('sns')),
  version: '2010-03-31',
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  operations: { CreateTopic: topic, SetTopic: topic },
  context: {},
  withoutResult: ['SetTopic'],
  maps: ['Attributes'],
});
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ services: [service], port: 0, random: seededRandom(1), onFault: () => {} });
});
afterAll(() => server.close());

async function post(form: Record<string, string>, scope?: string): Promise<{ status: number; text: string }> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${scope}/aws4_request`;
  const reply = await fetch(server.url, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: scope === undefined ? {} : { authorization },
  });
  return { status: reply.status, text: (await reply.text()).replace(/<RequestId>.*?<\/RequestId>/, '') };
}

const Version = '2010-03-31';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

describe('a service on the Query protocol', () => {
  it('answers a form with XML: lists as members, maps as entries', async () => {
    const form = {
      Action: 'CreateTopic',
      Version,
      Name: 'a&b',
      Size: '3',
      'Tags.member.1.Key': 'k',
      'Tags.member.1.Value': 'v',
    };
    expect(await post(form, 'sns')).toEqual({
      status: 200,
      text:
        `${DECLARATION}<CreateTopicResponse ${XMLNS}><CreateTopicResult><Name>a&amp;b</Name><Size>3</Size>` +
        '<Tags><member><Key>k</Key><Value>v</Value></member></Tags>' +
        '<Attributes><entry><key>a&lt;b</key><value>1</value></entry></Attributes><When>1970-01-01T00:00:00.000Z</When><Empty></Empty>' +
        '</CreateTopicResult><ResponseMetadata></ResponseMetadata></CreateTopicResponse>',
    });
  });

  it('answers an empty result for an empty output', async () => {
    const { text } = await post({ Action: 'CreateTopic', Version, Name: 'empty' }, 'sns');
    expect(text).toBe(
      `${DECLARATION}<CreateTopicResponse ${XMLNS}><CreateTopicResult></CreateTopicResult><ResponseMetadata></ResponseMetadata></CreateTopicResponse>`,
    );
  });

  it('leaves the result out where the operation has no output', async () => {
    const { text } = await post({ Action: 'SetTopic', Version, Name: 'empty' }, 'sns');
    expect(text).toBe(
      `${DECLARATION}<SetTopicResponse ${XMLNS}><ResponseMetadata></ResponseMetadata></SetTopicResponse>`,
    );
  });

  it('answers an unsigned request that names its action and version, by form or by query', async () => {
    expect((await post({ Action: 'CreateTopic', Version, Name: 'a' })).status).toBe(200);
    expect((await fetch(`${server.url}/?Action=CreateTopic&Version=${Version}&Name=a`)).status).toBe(200);
  });

  it('leaves to others what is signed for them, or of another version or action, or no form', async () => {
    expect((await post({ Action: 'CreateTopic', Version, Name: 'a' }, 'sts')).status).toBe(404);
    expect((await post({ Action: 'CreateTopic', Version: '2011-06-15', Name: 'a' })).status).toBe(404);
    expect((await post({ Action: 'toString', Version })).status).toBe(404);
    expect((await fetch(server.url, { method: 'POST', body: 'Action=CreateTopic' })).status).toBe(404);
  });

  it.each([
    [{ Action: 'CreateTopic', Name: 'none' }, 404, 'NotFound', 'Topic none does not exist'],
    [{ Action: 'CreateTopic' }, 400, 'ValidationError', 'at &apos;name&apos;'],
    [{ Action: 'DeleteTopic' }, 400, 'InvalidAction', 'does not support the operation DeleteTopic'],
    [{}, 400, 'MissingAction', 'missing an action'],
  ])('answers %j with %i %s', async (form, expected, code, message) => {
    const { status, text } = await post({ ...form, Version }, 'sns');
    expect(status).toBe(expected);
    expect(text).toContain(`<ErrorResponse ${XMLNS}><Error><Type>Sender</Type><Code>${code}</Code><Message>`);
    expect(text.replaceAll("'", '&apos;')).toContain(message);
  });
});

describe('a form without a schema', () => {
  it.each([
    ['A=1&B.C=2', { A: '1', B: { C: '2' } }],
    ['T.member.2=b&T.member.1=a&T.member.10=c', { T: ['a', 'b', 'c'] }],
    ['T.1.K=a&T.2.K=b', { T: [{ K: 'a' }, { K: 'b' }] }],
    ['M.entry.1.key=k&M.entry.1.value=v&M.entry.2.key=l&M.entry.2.value=w', { M: { k: 'v', l: 'w' } }],
    [
      'M.entry.1.Name=k&M.entry.1.Value.DataType=String&M.entry.1.Value.StringValue=v',
      { M: { k: { DataType: 'String', StringValue: 'v' } } },
    ],
    ['T.member.1.L.member.1=x', { T: [{ L: ['x'] }] }],
    ['T.member=', { T: [] }],
    ['__proto__.x=1&A.constructor=2', JSON.parse('{"__proto__":{"x":"1"},"A":{"constructor":"2"}}')],
    ['A=1&A.B=2', { A: { B: '2' } }],
  ])('%s is %j', (form, expected) => {
    expect(readForm(new URLSearchParams(form))).toEqual(expected);
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  it('takes members that no list has as members like others', () => {
    const form = new URLSearchParams('Tags.member.-1.Key=a');
    const expected = { Tags: { member: { '-1': { Key: 'a' } } } };
    expect(readForm(form)).toEqual(expected);
    expect(readForm(form, z.object({ Tags: z.array(z.string()) }))).toEqual(expected);
  });

  it('takes a name that is far too deep as one name', () => {
    const name = `a${'.b'.repeat(50_000)}`;
    expect(readForm([[name, 'x']])).toEqual({ [name]: 'x' });
  });
});

describe('a form', () => {
  const schema = z.strictObject({
    Size: z.number(),
    Names: z.array(z.string()),
    Attributes: z.object({ On: z.boolean() }),
  });

  it.each(['', 'x', '1e', '0x10', 'Infinity'])(
    'leaves %j, which is no number, for the schema to refuse',
    (Size) => {
      expect(readForm([['Size', Size]], schema)).toEqual({ Size });
    },
  );

  it('says an empty list by an empty text', () => {
    expect(readForm([['Names', '']], schema)).toEqual({ Names: [] });
  });

  it('may spell a structure as a map', () => {
    const entry: [string, string][] = [
      ['Attributes.entry.1.key', 'On'],
      ['Attributes.entry.1.value', 'false'],
    ];
    expect(readForm(entry, schema)).toEqual({ Attributes: { On: false } });
  });
});
