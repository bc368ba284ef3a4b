import { ExplainedError } from '@scones/explained-error';

/** A failure of a command that the user can mend. */
export class CommandError<Code extends string = string> extends ExplainedError<Code> {
  override readonly name = 'CommandError';
}
