import type { OperationTable } from '@scones/emulator-core';
import type { SsmContext } from './ssm-context.ts';
import { deleteParameter } from './operations/delete-parameter.ts';
import { deleteParameters } from './operations/delete-parameters.ts';
import { describeParameters } from './operations/describe-parameters.ts';
import { getParameter } from './operations/get-parameter.ts';
import { getParametersByPath } from './operations/get-parameters-by-path.ts';
import { getParameters } from './operations/get-parameters.ts';
import { putParameter } from './operations/put-parameter.ts';
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from './operations/tags.ts';

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
