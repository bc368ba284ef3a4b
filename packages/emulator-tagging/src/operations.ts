import type { OperationTable } from '@scones/emulator-core';
import type { TaggingContext } from './tagging-context.ts';
import { getResources } from './operations/get-resources.ts';

/** Every operation that is supported. */
export const operations = { GetResources: getResources } satisfies OperationTable<TaggingContext>;
