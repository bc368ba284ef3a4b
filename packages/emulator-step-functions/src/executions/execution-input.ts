import { jsonFault, PAYLOAD_LIMIT } from '@scones/states-language';
import { errors } from '../errors.ts';

/** Checks an execution's input; an absent one is an empty object. Throws `InvalidExecutionInput`. */
export function readInput(text = '{}'): string {
  if (text === '') throw errors.InvalidExecutionInput.malformed();
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT) {
    throw errors.ValidationException.longInput({ limit: PAYLOAD_LIMIT });
  }
  const reason = jsonFault(text);
  if (reason !== undefined) throw errors.InvalidExecutionInput.notJson({ reason });
  return text;
}
