import type { ProgressLine } from '@scones/command-line';
import type { PictureResult } from './picture-result.ts';

export interface EvaluateProgress {
  readonly type: 'execution';
  readonly done: number;
  readonly total: number;
  readonly picture: PictureResult;
}

export function describeEvaluateProgress({ done, total, picture }: EvaluateProgress): ProgressLine {
  if (picture.status === 'failedOtherwise') {
    return { text: `${picture.key}: ${picture.error ?? 'no answer'}: ${picture.cause ?? 'no cause given'}` };
  }
  return { text: `${done} of ${total} pictures classified`, transient: true };
}
