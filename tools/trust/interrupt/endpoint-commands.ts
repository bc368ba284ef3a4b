import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { deploy, update } from '@scones/endpoint-deployer';
import { systemClock } from '@scones/deterministic';
import { type Account, BUCKET, CAPTURES, IMAGE, MODEL, ROLE } from './account.ts';
import { expectEqual, type Point, type StoppedCommand } from './point.ts';

const program = join(import.meta.dirname, '../../../apps/endpoint-deployer/src/main.ts');
const NOTHING = '0 endpoints, 0 configurations, 0 models';
const ONE = '1 endpoints, 1 configurations, 1 models';
const ONE_AND_FORMER = '1 endpoints, 2 configurations, 2 models';

async function inService(account: Account, name: string, instances: number): Promise<string[]> {
  const { EndpointStatus, ProductionVariants = [] } = await account.endpoint(name);
  return [
    ...expectEqual('the endpoint', String(EndpointStatus), 'InService'),
    ...expectEqual('its instances', String(ProductionVariants[0]?.CurrentInstanceCount), String(instances)),
  ];
}

async function make(account: Account, name: string): Promise<void> {
  await deploy(
    { ...account, clock: systemClock },
    { name, modelArtifact: MODEL, image: IMAGE, roleArn: ROLE, capturePrefix: CAPTURES },
  );
}

const deployCommand: StoppedCommand = {
  name: 'endpoint-deployer deploy',
  program,
  async prepare(account, name) {
    const model = ['--model-artifact', MODEL, '--image', IMAGE, '--role-arn', ROLE];
    return {
      values: ['deploy', '--name', name, ...model, '--capture-prefix', CAPTURES],
      undone: async () => expectEqual('left', await account.parts(name), NOTHING),
      finished: async () => [
        ...expectEqual('parts', await account.parts(name), ONE),
        ...(await inService(account, name, 1)),
      ],
    };
  },
};

const updateCommand: StoppedCommand = {
  name: 'endpoint-deployer update',
  program,
  async prepare(account, name) {
    await make(account, name);
    return {
      values: ['update', '--name', name, '--instance-count', '2'],
      undone: async () => [
        ...expectEqual('left', await account.parts(name), ONE),
        ...(await inService(account, name, 1)),
      ],
      finished: async () => [
        ...expectEqual('parts', await account.parts(name), ONE_AND_FORMER),
        ...(await inService(account, name, 2)),
      ],
    };
  },
};

const rollbackCommand: StoppedCommand = {
  name: 'endpoint-deployer rollback',
  program,
  async prepare(account, name) {
    await make(account, name);
    await update({ ...account, clock: systemClock }, { name, instanceCount: 2 });
    return {
      values: ['rollback', '--name', name],
      isDone: (output) => output.includes('has no earlier configuration'),
      undone: async () => expectEqual('left', await account.parts(name), ONE_AND_FORMER),
      finished: async () => [
        ...expectEqual('parts', await account.parts(name), ONE),
        ...(await inService(account, name, 1)),
      ],
    };
  },
};

const deleteCommand: StoppedCommand = {
  name: 'endpoint-deployer delete',
  program,
  async prepare(account, name) {
    await make(account, name);
    await update({ ...account, clock: systemClock }, { name, instanceCount: 2 });
    return {
      values: ['delete', '--name', name],
      undone: async () => expectEqual('left', await account.parts(name), ONE_AND_FORMER),
      finished: async () => expectEqual('left', await account.parts(name), NOTHING),
    };
  },
};

const monitorCommand: StoppedCommand = {
  name: 'endpoint-deployer monitor',
  program,
  async prepare(account, name): Promise<Point> {
    await make(account, name);
    const Key = `captures/${name}/AllTraffic/2026/11/28/10/one.jsonl`;
    await account.s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key, Body: `${JSON.stringify(CAPTURE)}\n` }),
    );
    const before = await account.parts(name);
    const unchanged = async (): Promise<string[]> => expectEqual('parts', await account.parts(name), before);
    return {
      values: [
        'monitor',
        '--name',
        name,
        '--at-least',
        '1',
        '--threshold',
        '0.8',
        '--classes',
        'bicycle,motorcycle',
      ],
      undone: unchanged,
      finished: async (outputs) => [
        ...(await unchanged()),
        ...(outputs.at(-1)?.includes('1 answers in 1 capture files') ? [] : ['it does not show the answer']),
      ],
    };
  },
};

const CAPTURE = {
  captureData: {
    endpointInput: { observedContentType: 'image/png', mode: 'INPUT', data: 'AAAA', encoding: 'BASE64' },
    endpointOutput: {
      observedContentType: 'application/json',
      mode: 'OUTPUT',
      data: '[0.9, 0.1]',
      encoding: 'JSON',
    },
  },
  eventMetadata: { eventId: '1b1d5b6e-9f3c-4c5e-8a7e-2f1c3f4b5a60', inferenceTime: '2026-11-28T10:00:00Z' },
  eventVersion: '0',
};

export const ENDPOINT_COMMANDS = [
  deployCommand,
  updateCommand,
  rollbackCommand,
  deleteCommand,
  monitorCommand,
];
