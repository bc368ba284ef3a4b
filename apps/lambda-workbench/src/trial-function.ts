import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, type EmulatedService, Store } from '@scones/emulator-core';
import { type Inspector, lambdaService } from '@scones/emulator-lambda';
import { BUNDLE_HANDLER, type LambdaBundle, type LambdaSettings } from '@scones/lambda-bundle';
import { z } from 'zod';
import type { TrialAnswer } from './trial-answer.ts';

export interface TrialFunctionOptions {
  readonly clock: Clock;
  readonly settings: LambdaSettings;
  readonly bundle: LambdaBundle;
  readonly environment: Readonly<Record<string, string>>;
  /** The address that the function's own AWS clients call. */
  readonly endpointUrl: string;
  /** Makes the function wait for a debugger. */
  readonly inspector?: Inspector | undefined;
  readonly onLog: (line: string) => void;
}

const outputSchema = z.object({
  FunctionError: z.string().optional(),
  Payload: z.instanceof(Uint8Array),
});

/** A function in a Lambda service of its own, which keeps nothing and ends with it. */
export class TrialFunction implements AsyncDisposable {
  readonly #service: EmulatedService;
  readonly #name: string;
  readonly #cleanUp: () => Promise<void>;

  private constructor(service: EmulatedService, name: string, cleanUp: () => Promise<void>) {
    this.#service = service;
    this.#name = name;
    this.#cleanUp = cleanUp;
  }

  static async create(options: TrialFunctionOptions): Promise<TrialFunction> {
    const folder = await mkdtemp(join(tmpdir(), 'lambda-workbench-'));
    const store = new Store(':memory:');
    const service = trialService(options, store, folder);
    const { settings } = options;
    const trial = new TrialFunction(service, settings.name, async () => {
      await service.close?.();
      store.close();
      await rm(folder, { recursive: true, force: true });
    });
    await trial.#call('CreateFunction', {
      FunctionName: settings.name,
      Role: `arn:aws:iam::${EMULATOR_IDENTITY.account}:role/${settings.name}`,
      Runtime: 'nodejs24.x',
      Handler: BUNDLE_HANDLER,
      Code: { ZipFile: options.bundle.code },
      Timeout: settings.timeoutSeconds,
      MemorySize: settings.memoryMegabytes,
      Environment: { Variables: options.environment },
    });
    return trial;
  }

  /** `event` is JSON. */
  async invoke(event: string): Promise<TrialAnswer> {
    const output = await this.#call('Invoke', { FunctionName: this.#name, Payload: event });
    const { FunctionError, Payload } = outputSchema.parse(output);
    return {
      payload: JSON.parse(new TextDecoder().decode(Payload)) as unknown,
      hasFailed: FunctionError !== undefined,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cleanUp();
  }

  async #call(operation: string, input: object): Promise<unknown> {
    return this.#service.call(operation, input, { requestId: systemRandom.uuid() });
  }
}

function trialService(options: TrialFunctionOptions, store: Store, folder: string): EmulatedService {
  const { clock, endpointUrl, inspector, onLog } = options;
  return lambdaService({
    store,
    clock,
    folder,
    random: systemRandom,
    identity: EMULATOR_IDENTITY,
    endpointUrl: () => endpointUrl,
    sandboxLimit: 1,
    ...(inspector && { inspector }),
    logs: {
      append(_group, _stream, events) {
        for (const { message } of events) onLog(message.trimEnd());
      },
    },
    onFault(error) {
      throw error;
    },
  });
}
