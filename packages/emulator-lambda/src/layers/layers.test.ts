import {
  CreateFunctionCommand,
  DeleteLayerVersionCommand,
  GetLayerVersionByArnCommand,
  GetLayerVersionCommand,
  type LambdaClient,
  ListLayersCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningLambda, startLambda, zipOf } from '../testing/running-lambda.ts';
import { pythonRuntime } from '../sandbox/python-runtime.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:layer:';
const python = await pythonRuntime('python3');

let lambda: RunningLambda;
let client: LambdaClient;
let functions = 0;

beforeAll(async () => {
  lambda = await startLambda();
  ({ client } = lambda);
});
afterAll(() => lambda.close());

const publish = (LayerName: string, files: Record<string, string>, changes: object = {}) =>
  client.send(new PublishLayerVersionCommand({ LayerName, Content: { ZipFile: zipOf(files) }, ...changes }));
async function answerOf(
  Layers: string[],
  file: string,
  source: string,
  Runtime: 'nodejs24.x' | 'python3.12',
) {
  const FunctionName = `function-${++functions}`;
  const made = await client.send(
    new CreateFunctionCommand({
      FunctionName,
      Layers,
      Role: 'arn:aws:iam::000000000000:role/test',
      Handler: 'index.handler',
      Runtime,
      Code: { ZipFile: zipOf({ [file]: source }) },
    }),
  );
  return { made, FunctionName, payload: (await lambda.invoke(FunctionName)).payload };
}

it('publishes versions, shows them and never uses a number again', async () => {
  const files = { 'python/own.py': 'value = 1\n' };
  const first = await publish('own', files, { Description: 'mine', CompatibleRuntimes: ['python3.12'] });
  expect(first).toMatchObject({
    LayerArn: `${ARN}own`,
    LayerVersionArn: `${ARN}own:1`,
    Version: 1,
    Description: 'mine',
    CompatibleRuntimes: ['python3.12'],
    Content: { CodeSha256: expect.stringMatching(/=$/) as string },
  });
  const zip = await (await fetch(first.Content?.Location as string)).arrayBuffer();
  expect(new Uint8Array(zip)).toEqual(zipOf(files));
  await publish('own', files);
  const { LayerVersions = [] } = await client.send(new ListLayerVersionsCommand({ LayerName: 'own' }));
  expect(LayerVersions.map(({ Version }) => Version)).toEqual([2, 1]);
  const asked = new ListLayersCommand({ CompatibleRuntime: 'python3.12' });
  const { Layers = [] } = await client.send(asked);
  expect(Layers.map(({ LatestMatchingVersion }) => LatestMatchingVersion?.Version)).toEqual([1]);
  const found = await client.send(new GetLayerVersionByArnCommand({ Arn: `${ARN}own:1` }));
  expect(found.Description).toBe('mine');
  for (const VersionNumber of [1, 2, 2])
    await client.send(new DeleteLayerVersionCommand({ LayerName: 'own', VersionNumber }));
  await expect(
    client.send(new GetLayerVersionCommand({ LayerName: 'own', VersionNumber: 1 })),
  ).rejects.toMatchObject({ message: 'The resource you requested does not exist.' });
  expect((await publish('own', files)).Version).toBe(3);
});

it('gives a function for Node what its layers hold, the last layer first and its own code before them', async () => {
  const packageOf = (text: string) => ({
    'nodejs/node_modules/both/index.js': `exports.text = '${text}';`,
    [`nodejs/node_modules/${text}/index.js`]: `exports.text = '${text}';`,
  });
  const one = await publish('one', packageOf('one'));
  const two = await publish('two', packageOf('two'));
  const arns = [one.LayerVersionArn as string, two.LayerVersionArn as string];
  const { made, payload } = await answerOf(
    arns,
    'index.mjs',
    `import { createRequire } from 'node:module'; import { text } from 'both'; import one from 'one';
     export const handler = async () => [text, one.text, createRequire(import.meta.url)('two').text];`,
    'nodejs24.x',
  );
  expect(payload).toEqual(['two', 'one', 'two']);
  expect(made.Layers).toEqual([
    { Arn: arns[0], CodeSize: one.Content?.CodeSize },
    { Arn: arns[1], CodeSize: two.Content?.CodeSize },
  ]);
});

it.each(['nowhere', '@aws-sdk/client-nowhere'])(
  'names what neither a function for Node nor its layers have: %s',
  async (name) => {
    const { LayerVersionArn = '' } = await publish('without', {
      'nodejs/node_modules/other/index.js': '',
    });
    const source = `import '${name}'; export const handler = async () => 1;`;
    const { payload } = await answerOf([LayerVersionArn], 'index.mjs', source, 'nodejs24.x');
    expect(payload).toMatchObject({
      errorMessage: expect.stringContaining(`Cannot find package '${name}'`) as string,
    });
  },
);

it.runIf(python)(
  'gives a function in Python what its layers hold, also when the layers are deleted',
  { tags: 'python' },
  async () => {
    const { LayerVersionArn = '' } = await publish('snakes', {
      'python/plain.py': 'value = "plain"\n',
      'python/lib/python3.12/site-packages/packed/__init__.py': 'value = "packed"\n',
    });
    await client
      .send(new DeleteLayerVersionCommand({ LayerName: 'snakes', VersionNumber: 1 }))
      .catch(() => undefined);
    await expect(answerOf([LayerVersionArn], 'index.py', '', 'python3.12')).rejects.toMatchObject({
      message: `Layer version ${LayerVersionArn} does not exist.`,
    });
    const again = await publish('snakes', {
      'python/plain.py': 'value = "plain"\n',
      'python/lib/python3.12/site-packages/packed/__init__.py': 'value = "packed"\n',
    });
    const source = `import packed, plain\n\ndef handler(event, context):\n    return [packed.value, plain.value]\n`;
    const { FunctionName, payload } = await answerOf(
      [again.LayerVersionArn as string],
      'index.py',
      source,
      'python3.12',
    );
    expect(payload).toEqual(['packed', 'plain']);
    await client.send(new DeleteLayerVersionCommand({ LayerName: 'snakes', VersionNumber: 2 }));
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 4 }));
    expect((await lambda.invoke(FunctionName)).payload).toEqual(['packed', 'plain']);
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Layers: [] }));
    expect((await lambda.invoke(FunctionName)).error).toBe('Unhandled');
  },
);

it.each([
  [
    'six layers',
    Array.from({ length: 6 }, (_, index) => `${ARN}l${index}:1`),
    'Cannot reference more than 5 layers.',
  ],
  ['a version twice', [`${ARN}l:1`, `${ARN}l:2`], 'Two different versions of the same layer are not allowed'],
  ['a version that is not there', [`${ARN}none:1`], `Layer version ${ARN}none:1 does not exist.`],
  ['another region’s', [`${ARN}l:1`.replace('us-east-1', 'eu-west-1')], 'Layers are not in the same region'],
  [
    'another account’s',
    [`${ARN}l:1`.replace('000000000000', '336392948345')],
    'The emulator does not support layers of other accounts',
  ],
])('refuses a function with %s', async (_what, Layers, message) => {
  await expect(answerOf(Layers, 'index.mjs', '', 'nodejs24.x')).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining(message) as string,
  });
});

it('refuses a version below 1', async () => {
  await expect(
    client.send(new GetLayerVersionCommand({ LayerName: 'one', VersionNumber: 0 })),
  ).rejects.toMatchObject({ message: 'Layer Version Cannot be less than 1' });
});
