import { operations } from './operations.ts';
import { type EmulatedService, jsonService } from '@scones/emulator-core';
import type { TaggingContext } from './tagging-context.ts';

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
