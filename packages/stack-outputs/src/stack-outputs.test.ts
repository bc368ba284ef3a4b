import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { afterEach, expect, it } from 'vitest';
import { isNoStack, stackOutputs } from './stack-outputs.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const ended: (() => void)[] = [];

afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** The AWS SDK's client, whose requests get this answer, and the bodies of its requests. */
async function clientOf({
  status,
  body,
}: Answer): Promise<{ client: CloudFormationClient; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      asked.push(text);
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new CloudFormationClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  ended.push(() => {
    client.destroy();
    server.close();
  });
  return { client, asked };
}

const stack = (content: string): Answer => ({
  status: 200,
  body: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>shop</StackName>${content}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
});
const refusal = (code: string, message: string): Answer => ({
  status: 400,
  body: `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});
const output = (key: string, value: string): string =>
  `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;

it('gives the outputs of the stack of that name by their names', async () => {
  const outputs = `<Outputs>${output('Bucket', 'pictures')}${output('Url', 'http://a?b&amp;c')}</Outputs>`;
  const { client, asked } = await clientOf(stack(outputs));
  expect(await stackOutputs(client, 'shop')).toEqual({ Bucket: 'pictures', Url: 'http://a?b&c' });
  expect(asked.map((form) => new URLSearchParams(form).get('StackName'))).toEqual(['shop']);
});

it('gives no outputs for a stack that has none', async () => {
  const { client } = await clientOf(stack(''));
  expect(await stackOutputs(client, 'shop')).toEqual({});
});

it('gives nothing where there is no such stack', async () => {
  const { client } = await clientOf(refusal('ValidationError', 'Stack with id shop does not exist'));
  expect(await stackOutputs(client, 'shop')).toBeUndefined();
});

it.each([
  ['ValidationError', 'Value at stackName failed to satisfy constraint'],
  ['AccessDenied', 'The role does not exist'],
  ['Throttling', 'Rate exceeded'],
])('passes on %s, that %s', async (name, message) => {
  const { client } = await clientOf(refusal(name, message));
  await expect(stackOutputs(client, 'shop')).rejects.toMatchObject({ message });
});

it('ends the request when it is aborted', async () => {
  const { client } = await clientOf(stack(''));
  await expect(stackOutputs(client, 'shop', AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});

it('takes nothing but an error for a missing stack', () => {
  expect(isNoStack({ name: 'ValidationError', message: 'does not exist' })).toBe(false);
  expect(isNoStack(undefined)).toBe(false);
});
