import { type Random, randomInteger } from '@scones/deterministic';
import type { CloudFormationContext } from '../context.ts';
import type { ResourceContext } from '../resources/resource-type.ts';
import type { StackRecord } from '../stack/stack-record.ts';
import { actorOf, type StackTarget } from '../stack/stack-target.ts';

const NAME_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ENDING_LENGTH = 12;

/** The means with which one resource of a stack is made; its calls use the role of the stack or of the caller. */
export function resourceContext(
  { identity, clock, random, callService, responseUrl, readObject }: CloudFormationContext,
  stack: StackRecord,
  target: Pick<StackTarget, 'roleArn' | 'caller'>,
  logicalId: string,
): ResourceContext {
  return {
    identity,
    clock,
    responseUrl,
    readObject: (bucket, key) => readObject(bucket, key),
    readSource: (bucket, key) => readObject(bucket, key, actorOf(target)),
    logicalId,
    stackId: stack.id,
    callService: (service, operation, input) => callService(service, operation, input, actorOf(target)),
    newId: () => random.uuid(),
    newName: (longest) => {
      const beginning = `${stack.name}-${logicalId}`.slice(0, longest - ENDING_LENGTH - 1);
      return `${beginning}-${nameEnding(random)}`;
    },
  };
}

function nameEnding(random: Random): string {
  const characters = Array.from({ length: ENDING_LENGTH }, () => NAME_CHARACTERS[randomInteger(random, 36)]);
  return characters.join('');
}
