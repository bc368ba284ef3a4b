import { isObject, type Json } from '../json.ts';
import type { Payload } from '../payload.ts';
import type { ServiceResponse } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import { parseResult } from './integration.ts';

/** The function's answer, or the error that it threw. */
export function readFunctionResult(
  { output }: ServiceResponse,
  causeOf: (payload: Payload) => string,
): Payload {
  const payload = parseResult(typeof output['Payload'] === 'string' ? output['Payload'] : 'null');
  if (output['FunctionError'] === undefined) return payload;
  const errorType = isObject(payload.value) ? payload.value['errorType'] : undefined;
  if (typeof errorType === 'string') throw new StatesError(errorType, causeOf(payload));
  throw new StatesError('Lambda.Unknown', describeUnknown(payload.value));
}

function describeUnknown(payload: Json): string {
  return `The cause could not be determined because Lambda did not return an error type. Returned payload: ${JSON.stringify(payload)}`;
}
