import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand } from './command.ts';
import { runCommandLine } from './run-command-line.ts';

const OUTPUTS = { DataBucketName: 'data', CapturePrefix: 'capture' };
const STACKS: Record<string, Record<string, string>> = { ours: OUTPUTS, theirs: OUTPUTS, another: {} };

async function run(...values: string[]) {
  const written = { stdout: '', stderr: '' };
  const asked: string[] = [];
  const command = defineCommand({
    summary: 'tell where',
    options: z.object({
      bucket: z.string().min(1).describe('which bucket').meta({ value: 'name' }),
      captures: z.string().regex(/^s3:/, 'takes s3://BUCKET/KEY').describe('where captures go'),
      size: z.coerce.number().describe('how much there is'),
    }),
    stack: {
      stackName: 'ours',
      region: async () => 'eu-west-1',
      read: async (name) => (asked.push(name), STACKS[name]),
      options: {
        bucket: '{DataBucketName}',
        captures: 's3://{DataBucketName}/{CapturePrefix}',
        size: async ({ DataBucketName = '' }) => DataBucketName.length,
      },
    },
    run: async (_context, options) => options,
    progress: (_event: never) => undefined,
    show: (options) => JSON.stringify(options),
  });
  const exitCode = await runCommandLine(
    { name: 'teller', summary: 'Tells.', commands: { where: command } },
    {
      values: ['where', ...values],
      signal: new AbortController().signal,
      stdout: { write: (text) => (written.stdout += text) },
      stderr: { write: (text) => (written.stderr += text) },
    },
  );
  return { exitCode, asked, ...written };
}

describe('a command whose options come from the stack', () => {
  it('takes what is not given from the outputs of the stack', async () => {
    const { stdout, asked } = await run('--bucket', 'mine');
    expect(JSON.parse(stdout)).toEqual({ bucket: 'mine', captures: 's3://data/capture', size: 4 });
    expect(asked).toEqual(['ours']);
  });

  it('asks the stack that is named, and none when all is given', async () => {
    expect((await run('--stack', 'theirs')).asked).toEqual(['theirs']);
    expect((await run('--bucket', 'mine', '--captures', 's3://mine/c', '--size', '3')).asked).toEqual([]);
  });

  it('still checks what is given', async () => {
    expect(await run('--captures', 'elsewhere')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--captures takes s3://BUCKET/KEY, not "elsewhere"') as string,
    });
  });

  it('says which options it would take from a stack that is not there', async () => {
    expect(await run('--stack', 'gone')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr:
        'teller: There is no stack gone in eu-west-1 to take --bucket, --captures, --size from. Deploy it (npx nx deploy ' +
        'infra), set AWS_REGION if it is in another region, name ' +
        'another by --stack, or give --bucket, --captures, --size.\n',
    });
  });

  it('refuses a stack that is another app’s', async () => {
    expect(await run('--stack', 'another')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('The stack another has no output DataBucketName') as string,
    });
  });

  it('shows in its help what comes from the stack', async () => {
    const { stdout } = await run('--help');
    const help = stdout.replaceAll(/\s+/g, ' ');
    expect(help).toContain("--bucket <name> which bucket; the stack's if not given");
    expect(help).toContain(
      '--stack <name> the deployed stack that the other options are taken from (default: ours)',
    );
  });
});
