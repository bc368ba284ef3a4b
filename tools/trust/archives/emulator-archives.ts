import { readdir } from 'node:fs/promises';
import { systemClock } from '@scones/deterministic';
import type { FuzzedOperation } from '../fuzz/fuzzed-services.ts';
import { encodeRequest, exchange, type RawAnswer } from '../fuzz/raw-request.ts';
import type { HostileArchive } from './hostile-archives.ts';

const ROLE = 'arn:aws:iam::000000000000:role/archives';
const IMAGE = '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1';
const DEADLINE = 60_000;

/** What became of an archive; undefined where it was refused, clearly and whole. */
export type Fault = string | undefined;

/** Gives archives to the emulator, each in the way that its kind is given. */
export class EmulatorArchives {
  readonly #url: string;
  readonly #operations: ReadonlyMap<string, FuzzedOperation>;

  constructor(url: string, operations: readonly FuzzedOperation[]) {
    this.#url = url;
    this.#operations = new Map(operations.map((operation) => [operation.name, operation]));
  }

  async asFunction({ bytes }: HostileArchive): Promise<Fault> {
    return refusalFault(
      await this.#call('CreateFunction', {
        FunctionName: 'hostile',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: ROLE,
        Code: { ZipFile: bytes },
      }),
    );
  }

  async asLayer({ bytes }: HostileArchive): Promise<Fault> {
    return refusalFault(
      await this.#call('PublishLayerVersion', { LayerName: 'hostile', Content: { ZipFile: bytes } }),
    );
  }

  /** The endpoint fails, and says why. */
  async asModel({ bytes }: HostileArchive, number: number): Promise<Fault> {
    const name = `hostile-${number}`;
    await this.#call('CreateBucket', { Bucket: 'hostile' });
    await this.#call('PutObject', { Bucket: 'hostile', Key: name, Body: bytes });
    const container = { Image: IMAGE, ModelDataUrl: `s3://hostile/${name}` };
    const variants = [
      { VariantName: 'All', ModelName: name, InitialInstanceCount: 1, InstanceType: 'ml.m5.large' },
    ];
    for (const [operation, input] of [
      ['CreateModel', { ModelName: name, PrimaryContainer: container, ExecutionRoleArn: ROLE }],
      ['CreateEndpointConfig', { EndpointConfigName: name, ProductionVariants: variants }],
      ['CreateEndpoint', { EndpointName: name, EndpointConfigName: name }],
    ] as const) {
      const made = await this.#call(operation, input);
      if (made.status !== 200) return `${operation}: ${made.body}`;
    }
    return await this.#endpointFault(name);
  }

  async #endpointFault(EndpointName: string): Promise<Fault> {
    for (let waited = 0; waited < DEADLINE; waited += 100) {
      const { body } = await this.#call('DescribeEndpoint', { EndpointName });
      const { EndpointStatus, FailureReason } = JSON.parse(body) as Record<string, string | undefined>;
      if (EndpointStatus === 'InService') return 'it is in service';
      if (EndpointStatus === 'Failed')
        return /Failed to download model data/.test(FailureReason ?? '') ? undefined : FailureReason;
      await systemClock.sleep(100);
    }
    return 'its endpoint neither fails nor serves';
  }

  async #call(name: string, input: object): Promise<RawAnswer> {
    const operation = this.#operations.get(name);
    if (!operation) throw new Error(`No service has the operation ${name}.`);
    const answer = await exchange(this.#url, encodeRequest(await operation.request(input)), DEADLINE);
    if (!answer) throw new Error(`${name} was not answered.`);
    return answer;
  }
}

function refusalFault({ status, body }: RawAnswer): Fault {
  if (status < 400 || status >= 500) return `${status}: ${body.slice(0, 200)}`;
  return /"message":".{10}/i.test(body) ? undefined : `no reason: ${body}`;
}

/** All that is below a folder, apart from what the emulator keeps anyway. */
export async function leftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /draft-|\.part|unpacked|model\.onnx|file-\d/.test(name));
}
