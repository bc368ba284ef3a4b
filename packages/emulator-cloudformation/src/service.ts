import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  queryService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import type { ChangeSetRecord } from './change-set/change-set-record.ts';
import { accessTo, nameOrId } from './access.ts';
import type { CloudFormationContext } from './context.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations, WITHOUT_RESULT } from './operations.ts';
import type { CallService, ResponseUrl } from './resources/resource-type.ts';
import { EventLog } from './stack/event-log.ts';
import { notifyTopics } from './stack/notify-topics.ts';
import { RunningWork } from './deployment/running-work.ts';
import type { Actor } from './stack/stack-target.ts';
import { StackTable } from './stack/stack-table.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface CloudFormationOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Makes the calls that resources consist of. */
  readonly callService: CallService;
  /** Where the functions behind custom resources put their answers. */
  readonly responseUrl: ResponseUrl;
  /** An object of S3 as text. */
  readonly readObject: (bucket: string, key: string, actor?: Actor) => Promise<string>;
  /** Takes an error of the emulator itself that happened outside of any request. */
  readonly onFault: (error: unknown) => void;
}

export function cloudFormation(options: CloudFormationOptions): EmulatedService {
  const { store, identity, clock, random, callService, responseUrl, readObject } = options;
  const stacks = new StackTable(store);
  stacks.failInterrupted();
  const work = new RunningWork(clock, options.onFault);
  const changeSets = store.collection<ChangeSetRecord>('cloudformation.changeSets');
  return queryService<CloudFormationContext>({
    names,
    version: '2010-05-15',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    operations,
    access: accessTo(changeSets),
    resourceContext: (resource) => resourceTagValues(stacks.find(nameOrId(resource))?.tags),
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    withoutResult: WITHOUT_RESULT,
    context: {
      identity,
      clock,
      random,
      callService,
      responseUrl,
      readObject,
      stacks,
      work,
      changeSets,
      events: new EventLog(store, clock, random, (stack, event) =>
        work.inBackground(notifyTopics(callService, stack, event)),
      ),
    },
    close: () => work.idle(),
  });
}
