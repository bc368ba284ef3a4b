import { describeFailure } from '@scones/explained-error';
import { errors } from '../errors.ts';
import type { LambdaContext } from '../context.ts';
import { checkedRuntime, type RuntimeName } from './runtimes.ts';
import { RuntimeMissing } from '../sandbox/runtime-clients.ts';

/** Refuses a runtime that can't run here when a function is made, rather than when it is invoked. */
export async function checkRuntime(context: LambdaContext, runtime: string): Promise<RuntimeName> {
  const name = checkedRuntime(runtime);
  try {
    await context.runtimeClients.find(name);
    return name;
  } catch (cause) {
    if (!(cause instanceof RuntimeMissing)) throw cause;
    throw errors.InvalidParameterValueException.runtime({ reason: describeFailure(cause) }, { cause });
  }
}
