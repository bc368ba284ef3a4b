import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  type LambdaClient,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type RunningEmulator, startEmulator } from '@scones/emulator';
import { bundleLambda } from '@scones/lambda-bundle';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LambdaPackage, lambdaPackage } from '../testing/lambda-package.ts';
import { runWorkbench } from '../testing/run-workbench.ts';
import { lambdaClient, ServedLambda } from '../testing/served-lambda.ts';

const OWN = 'lambda-of-a-test';
const ROLE = 'arn:aws:iam::000000000000:role/test';
/** A bundle is made in real time. */
const PATIENT = { timeout: 20_000 };
const saying = (answer: string): string => `export const answer = (): string => '${answer}';`;

let emulator: RunningEmulator;
let client: LambdaClient;
let lambda: LambdaPackage;
beforeAll(async () => {
  emulator = await startEmulator({ port: 0, onFault: (fault) => console.error(fault) });
  client = lambdaClient(emulator.url);
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});
beforeEach(async () => {
  lambda = await lambdaPackage(
    `import { answer } from '../library/answer.ts'; export const handler = async () => answer();`,
    { stackOutput: 'AnswerFunctionName' },
  );
  await lambda.write('library/answer.ts', saying('first'));
});
afterEach(() => lambda[Symbol.asyncDispose]());

async function served(name: string, values: readonly string[] = []): Promise<ServedLambda> {
  const serving = new ServedLambda(lambda.folder, emulator.url, values);
  await expect.poll(() => serving.printed, PATIENT).toContain(`${name} (`);
  return serving;
}

const create = async (name: string, tags: Record<string, string> = {}) => {
  const { code } = await bundleLambda(lambda.folder);
  const settings = { Role: ROLE, Runtime: 'nodejs24.x', Handler: 'index.handler', Tags: tags } as const;
  await client.send(new CreateFunctionCommand({ FunctionName: name, Code: { ZipFile: code }, ...settings }));
};
const exists = (name: string): Promise<boolean> =>
  client.send(new GetFunctionCommand({ FunctionName: name })).then(
    () => true,
    () => false,
  );

it('makes a function of its own, reloads it when an import is saved, and deletes it at Ctrl-C', async () => {
  await using serving = await served(OWN);
  expect(await serving.invoke(OWN)).toBe('first');
  await lambda.write('library/answer.ts', saying('second'));
  await expect
    .poll(() => serving.printed, PATIENT)
    .toMatch(/library\/answer\.ts: reloaded \d+ ms after it was saved/);
  expect(await serving.invoke(OWN)).toBe('second');
  const { exitCode, stdout } = await serving.interrupt();
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `Reloaded 1 time; ${OWN} is deleted\n` });
  expect(await exists(OWN)).toBe(false);
});

it('shows what does not compile, and keeps the code before it', async () => {
  await using serving = await served(OWN);
  await lambda.write('library/answer.ts', 'export const answer = ;');
  await expect
    .poll(() => serving.printed, PATIENT)
    .toMatch(/answer\.ts:1:22: .*\nThe code before it keeps running\.\n/);
  expect(await serving.invoke(OWN)).toBe('first');
  await lambda.write('library/answer.ts', saying('mended'));
  await expect.poll(() => serving.printed, PATIENT).toContain(': reloaded');
  expect(await serving.invoke(OWN)).toBe('mended');
});

it('replaces what a workbench that was killed has left, and nothing else', async () => {
  await create(OWN, { 'lambda-workbench': 'serve' });
  const serving = await served(OWN);
  await serving[Symbol.asyncDispose]();
  await create(OWN);
  const { exitCode, stderr } = await runWorkbench(['serve', '--lambda', lambda.folder], {
    services: { endpointUrl: emulator.url },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`The emulator has a function ${OWN} that is not the workbench's. Delete it first`);
  expect(await exists(OWN)).toBe(true);
});

it('serves the stack’s function where it is deployed, and gives it its deployed code back', async () => {
  const name = await deployStack('deployed');
  await lambda.write('library/answer.ts', saying('being written'));
  await using serving = await served(name, ['--stack', 'deployed']);
  expect(await serving.invoke(name)).toBe('being written');
  const { stdout } = await serving.interrupt();
  expect(stdout).toContain(`${name} has its deployed code again`);
  expect(await serving.invoke(name)).toBe('first');
});

it('leaves code alone that was deployed meanwhile', async () => {
  const name = await deployStack('busy');
  const { code } = await bundleLambda(lambda.folder);
  await lambda.write('library/answer.ts', saying('being written'));
  await using serving = await served(name, ['--stack', 'busy']);
  await client.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: code }));
  const { stdout } = await serving.interrupt();
  expect(stdout).toContain(`${name} keeps the code that was deployed meanwhile`);
  expect(await serving.invoke(name)).toBe('first');
});

it('touches nothing that is not the emulator', async () => {
  const requests: string[] = [];
  const aws = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.end('{"status":"running"}');
  }).listen(0, '127.0.0.1');
  await once(aws, 'listening');
  const endpointUrl = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  const refused = await runWorkbench(['serve', '--lambda', lambda.folder], { services: { endpointUrl } });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(`The server at ${endpointUrl} is not the emulator`);
  expect(requests).toEqual(['GET /_emulator/health']);
  aws.close();
  aws.closeAllConnections();
  const unheard = await runWorkbench(['serve', '--lambda', lambda.folder], { services: { endpointUrl } });
  expect(unheard.stderr).toContain(`The emulator does not answer at ${endpointUrl}. Start it`);
});

/** A stack with the Lambda as it is now, and the name of its function. */
async function deployStack(stackName: string): Promise<string> {
  const connection = {
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const s3 = new S3Client(connection);
  const cloudFormation = new CloudFormationClient(connection);
  const { code } = await bundleLambda(lambda.folder);
  await s3.send(new CreateBucketCommand({ Bucket: stackName }));
  await s3.send(new PutObjectCommand({ Bucket: stackName, Key: 'code.zip', Body: code }));
  const Properties = {
    Code: { S3Bucket: stackName, S3Key: 'code.zip' },
    Role: ROLE,
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
  };
  const template = {
    Resources: { Answer: { Type: 'AWS::Lambda::Function', Properties } },
    Outputs: { AnswerFunctionName: { Value: { Ref: 'Answer' } } },
  };
  const changeSet = { StackName: stackName, ChangeSetName: 'first' };
  await cloudFormation.send(
    new CreateChangeSetCommand({
      ...changeSet,
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify(template),
    }),
  );
  await cloudFormation.send(new ExecuteChangeSetCommand(changeSet));
  const output = async (): Promise<string | undefined> => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    return Stacks?.[0]?.Outputs?.[0]?.OutputValue;
  };
  await expect.poll(output, PATIENT).toBeDefined();
  const name = (await output()) as string;
  s3.destroy();
  cloudFormation.destroy();
  return name;
}
