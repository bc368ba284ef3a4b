import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import { App, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYDAY_STACKS, REFUSED_STACKS } from './testing/everyday-stacks.ts';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const CDK = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));

let emulator: StartedEmulator;
let folder: string;
let assembly: string;
let refused: string;

beforeAll(async () => {
  emulator = await startedEmulator();
  folder = await mkdtemp(join(tmpdir(), 'everyday-stacks-'));
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: true });
  const env = { account: '000000000000', region: 'us-east-1' };
  for (const [name, fill] of Object.entries(EVERYDAY_STACKS)) fill(new Stack(app, name, { env }), folder);
  const [importing, exporting] = ['Importing', 'Exporting'].map((name) => app.node.findChild(name) as Stack);
  importing?.addStackDependency(exporting as Stack);
  assembly = app.synth().directory;
  const other = new App({ outdir: join(folder, 'refused.out') });
  for (const [name, { fill }] of Object.entries(REFUSED_STACKS)) fill(new Stack(other, name), folder);
  refused = other.synth().directory;
}, 120_000);
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
  expect(emulator.faults).toEqual([]);
});

async function cdk(...values: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [CDK, ...values, '--app', assembly, '--require-approval', 'never', '--no-notices', '--ci'],
    {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        CDK_HOME: folder,
        AWS_ENDPOINT_URL: emulator.url,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    },
  );
  return `${stdout}${stderr}`;
}

it('deploys everyday stacks with the CDK’s default synthesizer, and finds nothing to change afterwards', async () => {
  const outputs = join(folder, 'outputs.json');
  await cdk('deploy', '--all', '--concurrency', '6', '--outputs-file', outputs);
  expect(JSON.parse(await readFile(outputs, 'utf8'))).toMatchObject({
    ReadsParameters: { Version: '33', Again: '33' },
    CalledService: { Version: '33' },
    InlineCustomResource: { Word: 'said' },
    ProvidedResource: { Word: 'provided' },
    Exporting: { TopicArn: expect.stringMatching(/^arn:aws:sns:/) as string },
  });
  const again = await cdk('deploy', '--all', '--concurrency', '6');
  expect(again.match(/\(no changes\)/g)).toHaveLength(Object.keys(EVERYDAY_STACKS).length);
  await cdk('destroy', '--all', '--force', '--concurrency', '6');
}, 600_000);

it.each(Object.entries(REFUSED_STACKS))('refuses by name what it lacks for %s', async (name, { says }) => {
  const client = new CloudFormationClient(emulator.connection);
  const TemplateURL = `${emulator.url}/cdk-hnb659fds-assets-000000000000-us-east-1/${name}.json`;
  await fetch(TemplateURL, {
    method: 'PUT',
    body: await readFile(join(refused, `${name}.template.json`)),
  });
  const reasons = async (): Promise<string> => {
    await client.send(
      new CreateStackCommand({ StackName: name, TemplateURL, Capabilities: ['CAPABILITY_IAM'] }),
    );
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
    return (StackEvents ?? []).map(({ ResourceStatusReason }) => ResourceStatusReason).join('\n');
  };
  expect(await reasons().catch((error: unknown) => String(error))).toContain(says);
  client.destroy();
});
