import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const version = cliVersion();
/** `package` ignores the option for the endpoint, and older versions ignore the variable too. */
const packages = version !== undefined && (version[0] === 1 ? version[1] >= 29 : version[1] >= 13);

const TEMPLATE = `
Parameters:
  Word: { Type: String, Default: said }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: lambda.amazonaws.com } }]
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code: ./function
      Environment: { Variables: { WORD: !Ref Word } }
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./inner.yaml }
Outputs:
  Name: { Value: !Ref Function }
  Inner: { Value: !GetAtt Inner.Outputs.Topic }
`;
const INNER = `
Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: inner } } }
Outputs: { Topic: { Value: !GetAtt Topic.TopicName } }
`;

let emulator: StartedEmulator;
let folder: string;

describe.skipIf(version === undefined)('aws cloudformation', { tags: 'aws-cli' }, () => {
  beforeAll(async () => {
    emulator = await startedEmulator();
    folder = await mkdtemp(join(tmpdir(), 'aws-cloudformation-test-'));
    await mkdir(join(folder, 'function'));
    await writeFile(
      join(folder, 'function', 'index.mjs'),
      'export const handler = async () => process.env.WORD;',
    );
    await writeFile(join(folder, 'template.yaml'), TEMPLATE);
    await writeFile(join(folder, 'inner.yaml'), INNER);
    await aws('s3', 'mb', 's3://packages');
  });
  afterAll(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
    expect(emulator.faults).toEqual([]);
  });

  it('deploys a template, once and again', async () => {
    const template =
      'Resources: { P: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: 5 } } }';
    await writeFile(join(folder, 'parameter.yaml'), template);
    expect(await deploy('parameter', 'parameter.yaml')).toContain('Successfully created/updated stack');
    expect(await deploy('parameter', 'parameter.yaml')).toContain('No changes to deploy');
  }, 60_000);

  it.skipIf(!packages)(
    'packages code and nested templates, and deploys them',
    { tags: 'aws-cli-package', timeout: 120_000 },
    async () => {
      await aws(
        ...['cloudformation', 'package', '--template-file', 'template.yaml'],
        ...['--s3-bucket', 'packages', '--output-template-file', 'packaged.yaml'],
      );
      expect(await deploy('packaged', 'packaged.yaml')).toContain('Successfully created/updated stack');
      expect(await deploy('packaged', 'packaged.yaml', '--parameter-overrides', 'Word=changed')).toContain(
        'Successfully',
      );
      const { Stacks } = await awsJson<{
        Stacks: [{ Outputs: { OutputKey: string; OutputValue: string }[] }];
      }>(...['cloudformation', 'describe-stacks', '--stack-name', 'packaged']);
      const outputs = new Map(
        Stacks[0].Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
      );
      expect(outputs.get('Inner')).toBe('inner');
      await aws('lambda', 'invoke', '--function-name', outputs.get('Name') as string, 'answer.json');
      expect(await readFile(join(folder, 'answer.json'), 'utf8')).toBe('"changed"');
    },
  );

  it('makes, changes and deletes a stack, and waits for each', async () => {
    const change = async (command: 'create' | 'update', word: string): Promise<void> => {
      await aws(
        ...['cloudformation', `${command}-stack`, '--stack-name', 'plain'],
        ...['--template-body', 'file://template-of-one.yaml'],
        ...['--parameters', `ParameterKey=Word,ParameterValue=${word}`],
      );
      await aws('cloudformation', 'wait', `stack-${command}-complete`, '--stack-name', 'plain');
    };
    await writeFile(
      join(folder, 'template-of-one.yaml'),
      'Parameters: { Word: { Type: String } }\n' +
        'Resources: { P: { Type: AWS::SSM::Parameter, Properties: { Type: String, Name: plain, Value: !Ref Word } } }\n',
    );
    await change('create', 'one');
    await change('update', 'two');
    const { Parameter } = await awsJson<{ Parameter: { Value: string } }>(
      ...['ssm', 'get-parameter', '--name', 'plain'],
    );
    expect(Parameter.Value).toBe('two');
    await aws('cloudformation', 'delete-stack', '--stack-name', 'plain');
    await aws('cloudformation', 'wait', 'stack-delete-complete', '--stack-name', 'plain');
  }, 60_000);
});

/**
 * Some versions of the CLI end with a status other than 0 when there is nothing to deploy, unless an option forbids it.
 */
async function deploy(stack: string, template: string, ...values: string[]): Promise<string> {
  return await aws(
    ...['cloudformation', 'deploy', '--stack-name', stack, '--template-file', template],
    ...['--capabilities', 'CAPABILITY_IAM', '--no-fail-on-empty-changeset', ...values],
  );
}

async function aws(...values: string[]): Promise<string> {
  // The option rather than the environment: older versions don't know the variable.
  const { stdout, stderr } = await promisify(execFile)('aws', ['--endpoint-url', emulator.url, ...values], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_PAGER: '',
    },
  });
  return `${stdout}${stderr}`;
}

async function awsJson<Output>(...values: string[]): Promise<Output> {
  return JSON.parse(await aws(...values, '--output', 'json')) as Output;
}

function cliVersion(): readonly [major: number, minor: number] | undefined {
  try {
    const text = execFileSync('aws', ['--version'], { encoding: 'utf8' });
    const [, major, minor] = /aws-cli\/(\d+)\.(\d+)/.exec(text) ?? [];
    return [Number(major), Number(minor)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
