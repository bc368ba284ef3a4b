import type { Clock } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  type OperationTable,
  type Store,
} from '@scones/emulator-core';
import { deleteParameters } from './operations/delete-parameters.ts';
import { deleteParameter } from './operations/delete-parameter.ts';
import { describeParameters } from './operations/describe-parameters.ts';
import { getParameter } from './operations/get-parameter.ts';
import { getParameters } from './operations/get-parameters.ts';
import { getParametersByPath } from './operations/get-parameters-by-path.ts';
import { putParameter } from './operations/put-parameter.ts';
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from './operations/tags.ts';
import type { SsmContext } from './ssm-context.ts';

/** Every operation that is supported. */
export const operations = {
  AddTagsToResource: addTagsToResource,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  ListTagsForResource: listTagsForResource,
  PutParameter: putParameter,
  RemoveTagsFromResource: removeTagsFromResource,
} satisfies OperationTable<SsmContext>;

export interface SsmOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
}

/** Systems Manager, its parameters alone. */
export function ssm({ store, identity, clock }: SsmOptions): EmulatedService {
  return jsonService<SsmContext>({
    name: 'ssm',
    version: '1.1',
    target: 'AmazonSSM',
    operations,
    context: {
      identity,
      clock,
      parameters: store.collection('ssm.parameters'),
      tags: store.collection('ssm.tags'),
    },
  });
}
