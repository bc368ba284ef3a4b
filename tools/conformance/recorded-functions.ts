import type { ServiceCall, ServiceResponse } from '@scones/states-language';
import { ServiceError } from '@scones/states-language';
import { z } from 'zod';

/** What a function of a recording does (the recordings' README). */
export const lambdaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('identity') }),
  z.object({
    kind: z.literal('constant'),
    value: z.unknown().optional(),
    repeat: z.object({ text: z.string(), count: z.number() }).optional(),
  }),
  z.object({ kind: z.literal('raise'), errorType: z.string(), errorMessage: z.string() }),
  z.object({ kind: z.literal('missing') }),
]);

type Lambda = z.output<typeof lambdaSchema>;

/** Answers the calls of a recorded machine: its functions do what the recording says, all else is refused. */
export function behave(
  lambdas: Readonly<Record<string, Lambda>>,
): (call: ServiceCall) => Promise<ServiceResponse> {
  return async ({ service, parameters }) => {
    const { FunctionName: id = '', Payload: event = '{}' } = parameters as Readonly<Record<string, string>>;
    const name = id.split(':function:').at(-1)?.split(':')[0] ?? '';
    const lambda = service === 'lambda' ? lambdas[name] : undefined;
    if (!lambda || lambda.kind === 'missing')
      throw new ServiceError('ResourceNotFoundException', `Function not found: ${name}`, 404, 'request');
    const { payload, failure } = answer(lambda, event);
    const output = { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: payload };
    return { output: failure ? { ...output, FunctionError: 'Unhandled' } : output };
  };
}

function answer(
  lambda: Exclude<Lambda, { kind: 'missing' }>,
  event: string,
): { payload: string; failure: boolean } {
  if (lambda.kind === 'identity') return { payload: event, failure: false };
  if (lambda.kind === 'constant') return { payload: JSON.stringify(constantOf(lambda)), failure: false };
  const { errorType, errorMessage } = lambda;
  return { payload: JSON.stringify({ errorMessage, errorType }), failure: true };
}

function constantOf({ value, repeat }: Extract<Lambda, { kind: 'constant' }>): unknown {
  return repeat ? repeat.text.repeat(repeat.count) : (value ?? null);
}
