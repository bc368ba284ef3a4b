import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { AwsError, EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { cloudFormation } from '../service.ts';
import { FakeAccount } from './fake-account.ts';

interface Options {
  /** A store that an earlier emulator left. */
  readonly store?: Store;
  readonly account?: FakeAccount;
}

/** CloudFormation on a free port, over an account that keeps what is put into it. */
export async function startCloudFormation({ store, account = new FakeAccount() }: Options = {}) {
  const opened = store ?? new Store(':memory:');
  /** The objects of S3 by `bucket/key`. */
  const uploaded = new Map<string, string>();
  const failures: unknown[] = [];
  const service = cloudFormation({
    store: opened,
    identity: EMULATOR_IDENTITY,
    clock: new FakeClock(),
    random: seededRandom(1),
    callService: account.callService,
    responseUrl: (bucket, key) => `http://s3.test/${bucket}/${key}`,
    async readObject(bucket, key) {
      const text = uploaded.get(`${bucket}/${key}`);
      if (text === undefined) throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
      return text;
    },
    onFault: (fault) => void failures.push(fault),
  });
  const server = await serveInTest(service);
  const client = new CloudFormationClient(server.connection);
  return {
    client,
    uploaded,
    async close() {
      client.destroy();
      await server.close();
      if (!store) opened.close();
      if (failures.length > 0) throw new AggregateError(failures, 'Something went wrong in a stack’s work.');
    },
  };
}
