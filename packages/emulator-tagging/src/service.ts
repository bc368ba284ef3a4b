import { type EmulatedService, jsonService, type OperationTable } from '@scones/emulator-core';
import { getResources } from './operations/get-resources.ts';
import type { TaggingContext } from './tagging-context.ts';

/** Every operation that is supported. */
export const operations = { GetResources: getResources } satisfies OperationTable<TaggingContext>;

/** The Resource Groups Tagging API: what an account has, by its tags. Keeps nothing itself. */
export function tagging(context: TaggingContext): EmulatedService {
  return jsonService<TaggingContext>({
    name: 'tagging',
    version: '1.1',
    target: 'ResourceGroupsTaggingAPI_20170126',
    operations,
    context,
  });
}
