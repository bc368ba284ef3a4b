import { PAYLOAD_LIMIT } from '@scones/states-language';
import { errors } from '../errors.ts';

/** Checks an execution's input; an absent one is an empty object. Throws `InvalidExecutionInput`. */
export function readInput(text = '{}'): string {
  if (text === '') throw errors.InvalidExecutionInput('Invalid execution input.');
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT) {
    throw errors.ValidationException(
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${PAYLOAD_LIMIT}`,
    );
  }
  try {
    JSON.parse(text);
  } catch (cause) {
    throw errors.InvalidExecutionInput((cause as SyntaxError).message, { cause });
  }
  return text;
}
