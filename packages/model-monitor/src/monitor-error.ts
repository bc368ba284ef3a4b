import { ExplainedError } from '@scones/explained-error';

/** Everything that can be wrong with what this package is given. */
export type MonitorErrorCode =
  | 'BAD_CAPTURE'
  | 'OUTPUT_NOT_CAPTURED'
  | 'WRONG_CLASS_COUNT'
  | 'BAD_BASELINE'
  | 'BAD_OPTION'
  | 'NO_THRESHOLD';

/** The message says what is wrong and where; the hint says what to do about it. */
export class MonitorError extends ExplainedError<MonitorErrorCode> {
  override readonly name = 'MonitorError';
}
