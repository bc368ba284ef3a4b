import type { Attempt } from '@scones/execution-view';
import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

/** The id of the request that a task made; only one that succeeded tells it. */
export function requestIdOf({ output }: Attempt): string | undefined {
  const id = memberOf(parsedJson(output), 'SdkResponseMetadata', 'RequestId');
  return typeof id === 'string' && id !== '' ? id : undefined;
}
