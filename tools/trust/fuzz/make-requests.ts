import type { Random } from '@scones/deterministic';
import type { FuzzedOperation } from './fuzzed-services.ts';
import { fittingTexts } from './fitting-texts.ts';
import { malformedRequest } from './malformed-requests.ts';
import { mutateRequest } from './mutate-request.ts';
import { oddValue, pick } from './odd-values.ts';
import { RandomInput } from './random-input.ts';
import { encodeRequest, type RawRequest } from './raw-request.ts';

export interface FuzzedRequest {
  readonly kind: 'as declared' | 'odd input' | 'changed' | 'malformed';
  readonly operation: FuzzedOperation;
  readonly method: string;
  readonly bytes: Buffer;
}

/** Draws requests. They follow from the random source alone. */
export class RequestMaker {
  readonly #operations: readonly FuzzedOperation[];
  readonly #random: Random;
  readonly #inputs: RandomInput;

  constructor(operations: readonly FuzzedOperation[], random: Random) {
    this.#operations = operations;
    this.#random = random;
    this.#inputs = new RandomInput(random, fittingTexts);
  }

  async draw(): Promise<FuzzedRequest> {
    for (;;) {
      const operation = pick(this.#random, this.#operations);
      const kind = this.#kind();
      const request = await this.#request(operation, kind === 'odd input');
      // AWS's client refuses some inputs itself: those that make no path, for instance.
      if (request) return this.#finish(kind, operation, request);
    }
  }

  #kind(): FuzzedRequest['kind'] {
    const drawn = this.#random.float();
    if (drawn < 0.3) return 'as declared';
    if (drawn < 0.45) return 'odd input';
    return drawn < 0.95 ? 'changed' : 'malformed';
  }

  async #request(operation: FuzzedOperation, isOdd: boolean): Promise<RawRequest | undefined> {
    const input = new Map(Object.entries(this.#inputs.draw(operation.input) ?? {}));
    if (isOdd && input.size > 0) input.set(pick(this.#random, [...input.keys()]), oddValue(this.#random));
    const { headers, ...request } =
      (await operation.request(Object.fromEntries(input)).catch(() => undefined)) ?? {};
    if (!headers) return undefined;
    const others = headers.filter(([name]) => name.toLowerCase() !== 'host');
    return { ...(request as Omit<RawRequest, 'headers'>), headers: [['Host', '127.0.0.1'], ...others] };
  }

  #finish(kind: FuzzedRequest['kind'], operation: FuzzedOperation, request: RawRequest): FuzzedRequest {
    if (kind === 'malformed') {
      const bytes = malformedRequest(request, this.#random);
      return { kind, operation, method: bytes.toString('latin1').split(' ', 1)[0] as string, bytes };
    }
    const changed = kind === 'changed' ? mutateRequest(request, this.#random) : request;
    return { kind, operation, method: changed.method, bytes: encodeRequest(changed) };
  }
}
