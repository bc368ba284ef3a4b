import type { OperationTable } from '@scones/emulator-core';
import type { TaggingContext } from './tagging-context.ts';
import { getResources } from './operations/get-resources.ts';
import { getTagKeys } from './operations/get-tag-keys.ts';
import { getTagValues } from './operations/get-tag-values.ts';

/** Every operation that is supported. */
export const operations = {
  GetResources: getResources,
  GetTagKeys: getTagKeys,
  GetTagValues: getTagValues,
} satisfies OperationTable<TaggingContext>;
