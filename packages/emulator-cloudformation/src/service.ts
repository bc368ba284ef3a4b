import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  type OperationTable,
  queryService,
  type Store,
} from '@scones/emulator-core';
import type { CloudFormationContext } from './context.ts';
import { createChangeSet } from './operations/create-change-set.ts';
import { deleteChangeSet } from './operations/delete-change-set.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeChangeSet } from './operations/describe-change-set.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStackResources } from './operations/describe-stack-resources.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { executeChangeSet } from './operations/execute-change-set.ts';
import { getTemplate } from './operations/get-template.ts';
import { listExports } from './operations/list-exports.ts';
import { listStackResources } from './operations/list-stack-resources.ts';
import { listStacks } from './operations/list-stacks.ts';
import { validateTemplate } from './operations/validate-template.ts';
import type { CallService, ResponseUrl } from './resource-type.ts';
import { EventLog } from './stack/event-log.ts';
import { RunningWork } from './stack/running-work.ts';
import { StackTable } from './stack/stack-table.ts';

/** Every operation that is supported. */
export const operations = {
  CreateChangeSet: createChangeSet,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStack,
  DescribeChangeSet: describeChangeSet,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  ExecuteChangeSet: executeChangeSet,
  GetTemplate: getTemplate,
  ListExports: listExports,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  ValidateTemplate: validateTemplate,
} satisfies OperationTable<CloudFormationContext>;

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
  readonly readObject: (bucket: string, key: string) => Promise<string>;
  /** Told of what went wrong inside the emulator, outside of any request. */
  readonly onFault: (error: unknown) => void;
}

export function cloudFormation(options: CloudFormationOptions): EmulatedService {
  const { store, identity, clock, random, callService, responseUrl, readObject } = options;
  const stacks = new StackTable(store);
  stacks.failInterrupted();
  const work = new RunningWork(clock, options.onFault);
  return queryService<CloudFormationContext>({
    name: 'cloudformation',
    version: '2010-05-15',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    operations,
    context: {
      ...{ identity, clock, random, callService, responseUrl, readObject, stacks, work },
      changeSets: store.collection('cloudformation.changeSets'),
      events: new EventLog(store, clock, random),
    },
    close: () => work.idle(),
  });
}
