import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { runWorkbench } from './run-workbench.ts';

/** For tests: `serve` while it runs, and a person's actions meanwhile. */
export class ServedLambda implements AsyncDisposable {
  readonly #client: LambdaClient;
  readonly #interruption = new AbortController();
  readonly #ended: ReturnType<typeof runWorkbench>;
  #stderr = '';

  constructor(folder: string, endpointUrl: string, values: readonly string[] = []) {
    this.#client = lambdaClient(endpointUrl);
    this.#ended = runWorkbench(['serve', '--lambda', folder, ...values], {
      services: { endpointUrl },
      signal: this.#interruption.signal,
      onStderr: (text) => void (this.#stderr += text),
    });
  }

  /** The text that it has printed so far. */
  get printed(): string {
    return this.#stderr;
  }

  async invoke(name: string): Promise<unknown> {
    const { Payload } = await this.#client.send(new InvokeCommand({ FunctionName: name }));
    return JSON.parse(Payload?.transformToString() ?? 'null') as unknown;
  }

  /** Ctrl-C. */
  interrupt(): ReturnType<typeof runWorkbench> {
    this.#interruption.abort(new Error('Interrupted'));
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.interrupt();
    this.#client.destroy();
  }
}

export function lambdaClient(endpoint: string): LambdaClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new LambdaClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}
