import {
  DeleteLayerVersionCommand,
  GetFunctionConfigurationCommand,
  GetLayerVersionByArnCommand,
  GetLayerVersionCommand,
  ListLayersCommand,
  type ListLayersCommandOutput,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ANSWERS_ONE,
  ANSWERS_TWO,
  constraint,
  lambdaUnderTest,
  refusal,
} from '../testing/lambda-under-test.ts';

const LAYERS = 'arn:aws:lambda:us-east-1:000000000000:layer:';

const tested = lambdaUnderTest({
  objects: { read: async (_bucket, key) => (key === 'two.zip' ? ANSWERS_TWO : ANSWERS_ONE) },
});
let layers = 0;
let LayerName = '';

beforeEach(() => {
  LayerName = `layer-${String(++layers).padStart(2, '0')}`;
});

const publish = (changes: object = {}) =>
  tested.client.send(
    new PublishLayerVersionCommand({ LayerName, Content: { ZipFile: ANSWERS_ONE }, ...changes }),
  );
const get = (VersionNumber: number, name = LayerName) =>
  tested.client.send(new GetLayerVersionCommand({ LayerName: name, VersionNumber }));
const getByArn = (Arn: string) => tested.client.send(new GetLayerVersionByArnCommand({ Arn }));
const remove = (VersionNumber: number) =>
  tested.client.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber }));
const versions = (changes: object = {}) =>
  tested.client.send(new ListLayerVersionsCommand({ LayerName, ...changes }));
const MISSING = {
  name: 'ResourceNotFoundException',
  status: 404,
  message: 'The resource you requested does not exist.',
};

describe('PublishLayerVersion', () => {
  it('answers 201 with all that GetLayerVersion answers from then on', async () => {
    await tested.clock.advance(1000);
    const { $metadata, ...made } = await publish({
      Description: 'of mine',
      LicenseInfo: 'MIT',
      CompatibleRuntimes: ['nodejs24.x', 'python3.12'],
      CompatibleArchitectures: ['arm64'],
    });
    expect($metadata.httpStatusCode).toBe(201);
    expect(made).toMatchObject({
      LayerArn: `${LAYERS}${LayerName}`,
      LayerVersionArn: `${LAYERS}${LayerName}:1`,
      Version: 1,
      CreatedDate: new Date(tested.clock.now()).toISOString().replace('Z', '+0000'),
      Description: 'of mine',
      LicenseInfo: 'MIT',
      CompatibleRuntimes: ['nodejs24.x', 'python3.12'],
      CompatibleArchitectures: ['arm64'],
      Content: { CodeSize: ANSWERS_ONE.length },
    });
    expect(await get(1)).toMatchObject(made);
    expect(await getByArn(`${LAYERS}${LayerName}:1`)).toMatchObject(made);
  });

  it('makes a new version of the same content too', async () => {
    await publish();
    expect((await publish()).Version).toBe(2);
  });

  it('takes the content from S3, and the layer by its ARN', async () => {
    const made = await publish({
      LayerName: `${LAYERS}${LayerName}`,
      Content: { S3Bucket: 'code', S3Key: 'two.zip' },
    });
    expect(made.Content?.CodeSize).toBe(ANSWERS_TWO.length);
    expect(made.LayerArn).toBe(`${LAYERS}${LayerName}`);
  });

  it.each([
    ['a name of other characters', { LayerName: 'a.b' }, constraint('a.b', 'layerName')],
    ['a long description', { Description: 'x'.repeat(257) }, constraint('x'.repeat(257), 'description')],
    ['16 runtimes', { CompatibleRuntimes: Array(16).fill('nodejs24.x') }, expect.stringContaining('15')],
    [
      'an architecture that is none',
      { CompatibleArchitectures: ['mips'] },
      expect.stringContaining('satisfy enum value set'),
    ],
  ])('refuses %s as AWS’s check does', async (_what, changes, message) => {
    expect(await refusal(publish(changes))).toEqual({ name: 'ValidationException', status: 400, message });
  });

  it('refuses content that is no zip, or is nowhere', async () => {
    for (const Content of [{ ZipFile: Buffer.from('no zip') }, {}])
      expect(await refusal(publish({ Content }))).toMatchObject({
        name: 'InvalidParameterValueException',
        status: 400,
      });
    expect((await publish()).Version).toBe(1);
  });
});

describe('GetLayerVersion', () => {
  it('answers 404 for a version, and for a layer, that is not there', async () => {
    await publish();
    expect(await refusal(get(2))).toEqual(MISSING);
    expect(await refusal(get(1, 'none'))).toEqual(MISSING);
    expect(await refusal(getByArn(`${LAYERS}${LayerName}:2`))).toEqual(MISSING);
  });

  it.each([
    ['another region', `arn:aws:lambda:eu-west-1:000000000000:layer:`],
    ['another account', `arn:aws:lambda:us-east-1:336392948345:layer:`],
  ])('finds nothing of %s, even under a name that is here too', async (_what, prefix) => {
    await publish();
    expect(await refusal(getByArn(`${prefix}${LayerName}:1`))).toEqual(MISSING);
    expect(await refusal(get(1, `${prefix}${LayerName}`))).toEqual(MISSING);
  });

  it('refuses a number below 1', async () => {
    expect(await refusal(get(0))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message: 'Layer Version Cannot be less than 1',
    });
  });
});

describe('ListLayerVersions', () => {
  it('lists the newest first, page by page', async () => {
    for (let version = 1; version <= 11; version++) await publish();
    const first = await versions({ MaxItems: 9 });
    const second = await versions({ MaxItems: 9, Marker: first.NextMarker });
    const numbers = [first, second].map((page) => page.LayerVersions?.map(({ Version }) => Version));
    expect(numbers).toEqual([
      [11, 10, 9, 8, 7, 6, 5, 4, 3],
      [2, 1],
    ]);
    expect(second).not.toHaveProperty('NextMarker');
  });

  it('lists only what matches the requested runtime and architecture', async () => {
    await publish({ CompatibleRuntimes: ['nodejs24.x'], CompatibleArchitectures: ['x86_64'] });
    await publish({ CompatibleRuntimes: ['python3.12', 'nodejs24.x'], CompatibleArchitectures: ['arm64'] });
    await publish();
    const found = async (changes: object) =>
      (await versions(changes)).LayerVersions?.map(({ Version }) => Version);
    expect(await found({})).toEqual([3, 2, 1]);
    expect(await found({ CompatibleRuntime: 'nodejs24.x' })).toEqual([2, 1]);
    expect(await found({ CompatibleRuntime: 'nodejs24.x', CompatibleArchitecture: 'x86_64' })).toEqual([1]);
    expect(await found({ CompatibleRuntime: 'nodejs22.x' })).toEqual([]);
  });

  it('lists nothing of a layer that is not there', async () => {
    expect((await versions()).LayerVersions).toEqual([]);
  });
});

describe('ListLayers', () => {
  it('lists each layer with its newest version, but no layer whose versions are gone', async () => {
    await publish();
    await publish({ Description: 'newest' });
    const find = async () => {
      const { Layers = [] } = await tested.client.send(new ListLayersCommand({}));
      return Layers.find((layer) => layer.LayerName === LayerName);
    };
    expect(await find()).toMatchObject({
      LayerArn: `${LAYERS}${LayerName}`,
      LatestMatchingVersion: { Version: 2, Description: 'newest' },
    });
    await remove(2);
    expect((await find())?.LatestMatchingVersion?.Version).toBe(1);
    await remove(1);
    expect(await find()).toBeUndefined();
  });

  it('lists page by page, by name', async () => {
    const names: (string | undefined)[] = [];
    let Marker: string | undefined;
    await publish();
    do {
      const page: ListLayersCommandOutput = await tested.client.send(
        new ListLayersCommand({ MaxItems: 1, Marker }),
      );
      expect(page.Layers).toHaveLength(1);
      names.push(page.Layers?.[0]?.LayerName);
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    expect(names).toEqual([...names].sort());
    expect(names).toContain(LayerName);
  });
});

describe('DeleteLayerVersion', () => {
  it('answers 204, also for a version that is gone, and never uses a number again', async () => {
    await publish();
    expect((await remove(1)).$metadata.httpStatusCode).toBe(204);
    expect((await remove(1)).$metadata.httpStatusCode).toBe(204);
    expect((await publish()).Version).toBe(2);
  });

  it('leaves the layer with a function that uses it', async () => {
    const { LayerVersionArn = '', Content } = await publish();
    const { FunctionName } = await tested.make({ Layers: [LayerVersionArn] });
    await remove(1);
    const { Layers } = await tested.client.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(Layers).toEqual([{ Arn: LayerVersionArn, CodeSize: Content?.CodeSize }]);
  });
});

describe('the layers of a function', () => {
  it('are replaced as a whole, and removed by an empty list', async () => {
    const arns: string[] = [];
    for (const name of ['one', 'two', 'three'])
      arns.push((await publish({ LayerName: `${LayerName}-${name}` })).LayerVersionArn ?? '');
    const { FunctionName } = await tested.make({ Layers: arns.slice(0, 2) });
    const configure = async (changes: object) => {
      const command = new UpdateFunctionConfigurationCommand({ FunctionName, ...changes });
      return (await tested.client.send(command)).Layers?.map(({ Arn }) => Arn);
    };
    expect(await configure({ Timeout: 5 })).toEqual(arns.slice(0, 2));
    expect(await configure({ Layers: [arns[2], arns[0]] })).toEqual([arns[2], arns[0]]);
    expect(await configure({ Layers: [] })).toBeUndefined();
  });
});
