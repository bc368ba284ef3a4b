import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operationsOf, runOperation } from './operation.ts';
import { serviceNames } from './service-names.ts';

interface TeaContext {
  readonly leaves: readonly string[];
}
interface BrewOutput {
  readonly $metadata: object;
  readonly Cup: string | undefined;
}

const operation = operationsOf<TeaContext>();
const brew = operation<BrewOutput>()(
  z.strictObject({ Leaf: z.int().min(0).default(0) }),
  ({ leaves }, { Leaf }, { requestId }) => ({ Cup: `${leaves[Leaf] ?? 'water'} for ${requestId}` }),
);
const service = { names: serviceNames('tea'), operations: { Brew: brew }, context: { leaves: ['mint'] } };
const run = (name: string, input: unknown) => runOperation(service, name, input, { requestId: 'r-1' });

describe("a service's operation", () => {
  it('is given the context, the input as its schema parses it, and the request', async () => {
    expect(await run('Brew', {})).toEqual({ Cup: 'mint for r-1' });
    expect(await run('Brew', { Leaf: 7 })).toEqual({ Cup: 'water for r-1' });
  });

  it('is not run with an input that its schema refuses', async () => {
    await expect(run('Brew', { Leaf: -1 })).rejects.toMatchObject({
      code: 'ValidationException',
      message:
        "1 validation error detected: Value '-1' at 'leaf' failed to satisfy constraint: Member must have value greater than or equal to 0",
    });
  });

  it('is found by its own name, and not by a name that every object has', async () => {
    await expect(run('toString', {})).rejects.toMatchObject({ code: 'UnknownOperationException' });
  });

  it('asks for permission before it looks at the input', async () => {
    const authorize = (): never => {
      throw new Error('not for you');
    };
    const refused = runOperation(service, 'Brew', { Leaf: -1 }, { requestId: 'r-1', authorize });
    await expect(refused).rejects.toThrow('not for you');
  });
});
