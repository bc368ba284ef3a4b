import type { Attempt } from '@scones/execution-view';
import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

/** The id of the request that a task made. Only a task that succeeded names it. */
export function requestIdOf({ output }: Attempt): string | undefined {
  const id = memberOf(parsedJson(output), 'SdkResponseMetadata', 'RequestId');
  return typeof id === 'string' && id !== '' ? id : undefined;
}
