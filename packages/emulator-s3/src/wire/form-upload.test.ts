import { CreateBucketCommand, GetObjectCommand, GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'forms';
let s3: S3Fixture;
let expiration: string;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
beforeEach(() => (expiration = new Date(s3.clock.now() + 60_000).toISOString()));
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

type Fields = Record<string, string>;
const signature = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': 'test/20260101/us-east-1/s3/aws4_request',
  'X-Amz-Date': '20260101T000000Z',
  'X-Amz-Signature': 'f'.repeat(64),
};

/** As a server signs it for a browser: a condition for every field. */
function signed(fields: Fields, conditions: unknown[] = [], until = expiration): Fields {
  const simple = Object.entries({ ...fields, ...signature })
    .filter(([name]) => !['X-Amz-Signature', 'key'].includes(name))
    .map(([name, value]) => ({ [name]: value }));
  const policy = {
    expiration: until,
    conditions: [{ bucket: Bucket }, ['starts-with', '$key', ''], ...simple, ...conditions],
  };
  return { ...fields, ...signature, policy: Buffer.from(JSON.stringify(policy)).toString('base64') };
}

async function post(
  fields: Fields,
  content: string | Uint8Array<ArrayBuffer> = 'hello',
  fileName: string | undefined = 'x.txt',
): Promise<{ status: number; headers: Headers; body: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([content], fileName, { type: 'text/plain' }));
  const reply = await fetch(`${s3.server.url}/${Bucket}`, { method: 'POST', body: form, redirect: 'manual' });
  return { status: reply.status, headers: reply.headers, body: await reply.text() };
}

const read = async (Key: string): Promise<unknown> => {
  const { Body, ContentType, Metadata } = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
  return { text: await Body?.transformToString(), ContentType, Metadata };
};

describe('a form of a browser', () => {
  it('puts its file, named by its own name, with the headers of its fields', async () => {
    const fields = { key: 'form/${filename}', 'Content-Type': 'text/html', 'x-amz-meta-Who': 'me' };
    const { status, headers } = await post(signed(fields));
    expect([status, headers.get('location')]).toEqual([204, `${s3.server.url}/${Bucket}/form/x.txt`]);
    expect(await read('form/x.txt')).toEqual({
      text: 'hello',
      ContentType: 'text/html',
      Metadata: { who: 'me' },
    });
  });

  it('takes a file larger than a piece of the stream to the byte', async () => {
    const bytes = Buffer.alloc(3_000_001, '\r\n--x');
    await post(signed({ key: 'large' }), bytes);
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    expect(bytes.equals(Buffer.from((await Body?.transformToByteArray()) ?? []))).toBe(true);
  });

  it('answers as it asks: 200, 201 with a document, or a redirect that is told of the object', async () => {
    expect(await post(signed({ key: 'a', success_action_status: '200' }))).toMatchObject({ status: 200 });
    const created = await post(signed({ key: 'a b/ü', success_action_status: '201' }));
    expect(created.status).toBe(201);
    expect(created.body).toContain(`<Location>${s3.server.url}/${Bucket}/a%20b/%C3%BC</Location>`);
    expect(created.body).toContain('<Bucket>forms</Bucket><Key>a b/ü</Key><ETag>');
    const redirect = await post(signed({ key: 'a', success_action_redirect: 'http://x.test/done?n=1' }));
    expect(redirect.status).toBe(303);
    expect(redirect.headers.get('location')).toMatch(
      /^http:\/\/x\.test\/done\?n=1&bucket=forms&key=a&etag=%22/,
    );
  });

  it('keeps those of its fields that headers can carry, and metadata whole', async () => {
    const fields = { key: 'text—', 'Content-Disposition': 'filename="—é.pdf"', 'x-amz-meta-text': 'Ä—' };
    await post(signed(fields));
    const { headers } = await fetch(`${s3.server.url}/${Bucket}/text—`);
    expect(headers.get('content-disposition')).toBe('filename=" é.pdf"');
    const head = await fetch(`${s3.server.url}/${Bucket}/text—`, { method: 'HEAD' });
    expect(head.headers.get('content-disposition')).toBe('filename=" é.pdf"');
    expect(headers.get('x-amz-meta-text')).toBe('=?UTF-8?B?w4TigJQ=?=');
  });

  it('has its tags as a document', async () => {
    const tagging = '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>';
    await post(signed({ key: 'tagged', tagging }));
    const { TagSet } = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' }));
    expect(TagSet).toEqual([{ Key: 'a', Value: 'b' }]);
    expect((await post(signed({ key: 'tagged', tagging: 'no xml' }))).body).toContain('MalformedXML');
  });

  it('is taken without a policy, since signatures are not checked', async () => {
    expect(await post({ key: 'bare' })).toMatchObject({ status: 204 });
  });
});

describe('the policy of a form', () => {
  const failed = (condition: unknown): string =>
    `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition).replaceAll('","', '", "').replaceAll('"', '&quot;')}`;

  it.each([
    [['eq', '$key', 'other']],
    [['eq', 'key', 'mine']],
    [['starts-with', '$key', 'yours/']],
    [['content-length-range', 'few', '10']],
  ])('is broken by %j', async (condition) => {
    const { status, body } = await post(signed({ key: 'mine' }, [condition]));
    expect(status).toBe(403);
    expect(body).toContain(`<Code>AccessDenied</Code><Message>${failed(condition)}</Message>`);
  });

  it('must name every field', async () => {
    const fields = { ...signed({ key: 'mine' }), 'x-amz-meta-a': 'b' };
    expect((await post(fields)).body).toContain('Extra input fields: x-amz-meta-a');
    expect(await post({ ...signed({ key: 'mine' }), 'x-ignore-me': 'b' })).toMatchObject({ status: 204 });
  });

  it.each([
    ['1', 'EntityTooSmall', '<MinSizeAllowed>2</MinSizeAllowed>'],
    ['four', 'EntityTooLarge', '<MaxSizeAllowed>3</MaxSizeAllowed>'],
  ])('bounds the size: %s is %s', async (content, code, bound) => {
    const fields = signed({ key: 'sized' }, [['content-length-range', 2, 3]]);
    const { status, body } = await post(fields, content);
    expect([status, body]).toEqual([400, expect.stringContaining(`<Code>${code}</Code>`)]);
    expect(body).toContain(bound);
    await expect(read('sized')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await post(fields, 'abc')).toMatchObject({ status: 204 });
    await s3.objects.delete(Bucket, 'sized');
  });

  it('has an expiry', async () => {
    const { status, body } = await post(signed({ key: 'late' }, [], new Date(s3.clock.now()).toISOString()));
    expect(status).toBe(403);
    expect(body).toContain('Invalid according to Policy: Policy expired.');
  });

  it.each([
    ['X-Amz-Signature', "Bucket POST must contain a field named 'X-Amz-Signature'."],
    ['X-Amz-Algorithm', "Bucket POST must contain a field named 'X-Amz-Algorithm'."],
  ])('is signed: without %s it is refused', async (name, message) => {
    const { [name]: _, ...fields } = signed({ key: 'unsigned' });
    const { status, body } = await post(fields);
    expect([status, body]).toEqual([400, expect.stringContaining(message)]);
  });

  it('is about the key with the name of the file in it, and may be written in any case', async () => {
    const fields = signed({ key: '${filename}' }, [['StArTs-With', '$KEY', 'x.']]);
    expect(await post(fields)).toMatchObject({ status: 204 });
    expect((await post(fields, 'hello', 'y.txt')).status).toBe(403);
  });

  it.each([
    [[['content-length-range', 0]], undefined],
    [[], 'tomorrow'],
  ])('is invalid with the conditions %j until %s', async (conditions, until) => {
    const { status, body } = await post(signed({ key: 'a' }, conditions, until));
    expect([status, body]).toEqual([400, expect.stringContaining('InvalidPolicyDocument')]);
  });

  it('is invalid where it is no JSON, or has two names in one condition', async () => {
    const fields = signed({ key: 'a' });
    expect((await post({ ...fields, policy: 'e30' })).body).toContain('InvalidPolicyDocument');
    const two = signed({ key: 'a' }, [{ bucket: Bucket, key: 'a' }]);
    expect((await post(two)).body).toContain('Simple-Conditions must have exactly one property specified.');
  });
});

describe('a POST to a bucket', () => {
  it('that is no form is refused', async () => {
    const reply = await fetch(`${s3.server.url}/${Bucket}`, { method: 'POST', body: 'text' });
    expect(reply.status).toBe(412);
    expect(await reply.text()).toContain('Bucket POST must be of the enclosure-type multipart/form-data');
  });

  it('that is a form without a file is refused', async () => {
    const body = new FormData();
    body.set('key', 'a');
    const reply = await fetch(`${s3.server.url}/${Bucket}`, { method: 'POST', body });
    expect(await reply.text()).toContain('POST requires exactly one file upload per request.');
  });
});
