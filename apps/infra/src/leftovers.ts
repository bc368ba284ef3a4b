import {
  paginateGetResources,
  type ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { CommandContext } from '@scones/command-line';
import { z } from 'zod';
import { PROJECT_TAG } from '@scones/workflow';

export const leftoversOptionsSchema = z.object({});

export interface LeftoversContext extends CommandContext<never> {
  readonly tagging: ResourceGroupsTaggingAPIClient;
}

export interface Leftovers {
  /** In the order of their ARNs. */
  readonly arns: readonly string[];
}

/** Everything that the project has in this account and region, by its tag. */
export async function leftovers({ tagging, signal }: LeftoversContext): Promise<Leftovers> {
  const TagFilters = [{ Key: PROJECT_TAG.key, Values: [PROJECT_TAG.value] }];
  const arns: string[] = [];
  for await (const page of paginateGetResources({ client: tagging }, { TagFilters })) {
    signal?.throwIfAborted();
    for (const { ResourceARN } of page.ResourceTagMappingList ?? []) arns.push(ResourceARN as string);
  }
  return { arns: arns.toSorted() };
}
