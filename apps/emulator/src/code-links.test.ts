import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  PublishLayerVersionCommand,
} from '@aws-sdk/client-lambda';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const CODE = 'export const handler = () => 1;';
const ZipFile = zipSync({ 'index.mjs': strToU8(CODE) });

interface Links {
  readonly emulator: StartedEmulator;
  readonly links: readonly string[];
}

/** The links to the code of a function and of a layer. */
async function start(enforceIam: boolean): Promise<Links> {
  const emulator = await startedEmulator({ enforceIam });
  onTestFinished(() => emulator.close());
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const iam = new IAMClient(emulator.connection);
  await iam.send(new CreateRoleCommand({ RoleName: 'baker', AssumeRolePolicyDocument }));
  const lambda = new LambdaClient(emulator.connection);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'bake',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/baker',
      Code: { ZipFile },
    }),
  );
  const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName: 'bake' }));
  const layer = await lambda.send(
    new PublishLayerVersionCommand({ LayerName: 'oven', Content: { ZipFile } }),
  );
  return { emulator, links: [Code?.Location ?? '', layer.Content?.Location ?? ''] };
}

const read = async (link: string): Promise<string> => {
  const files = unzipSync(new Uint8Array(await (await fetch(link)).arrayBuffer()));
  return Buffer.from(files['index.mjs'] ?? '').toString();
};

it('leads to a function’s and a layer’s code without credentials, for ten minutes, and to nothing else', async () => {
  const { emulator, links } = await start(true);
  for (const link of links) {
    expect(await read(link)).toBe(CODE);
    expect((await fetch(link.replace(/\?.*/, ''))).status).toBe(403);
    expect((await fetch(link, { method: 'PUT', body: '{}' })).ok).toBe(false);
    expect((await fetch(link.replace(/bake|oven/, 'other'))).status).toBe(403);
  }
  const { search } = new URL(emulator.consoleUrl);
  const advance = async (advanceSeconds: number): Promise<void> => {
    const body = JSON.stringify({ advanceSeconds });
    expect((await fetch(`${emulator.url}/_emulator/clock${search}`, { method: 'POST', body })).status).toBe(
      200,
    );
  };
  await advance(590);
  for (const link of links) expect(await read(link)).toBe(CODE);
  await advance(20);
  for (const link of links) {
    const refused = await fetch(link);
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringMatching(/expired/i)]);
  }
});

it('leads there without a signature where IAM is not enforced', async () => {
  const { links } = await start(false);
  for (const link of links) {
    expect(new URL(link).search).toBe('');
    expect(await read(link)).toBe(CODE);
  }
});
