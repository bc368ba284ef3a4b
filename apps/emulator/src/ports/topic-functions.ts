import type { Random } from '@scones/deterministic';
import type { EmulatedService } from '@scones/emulator-core';
import type { SnsOptions } from '@scones/emulator-sns';

/** The functions that subscribe to topics, called as the service of AWS that a function's policy names. */
export function topicFunctions(lambda: () => EmulatedService, random: Random): SnsOptions['callFunction'] {
  return async (FunctionName, Payload, sourceArn) =>
    await lambda().call(
      'Invoke',
      { FunctionName, InvocationType: 'Event', Payload },
      { requestId: random.uuid(), servicePrincipal: 'sns.amazonaws.com', sourceArn },
    );
}
