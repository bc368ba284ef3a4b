import type {
  GetResourcesCommandOutput,
  GetResourcesInput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { ownMember, pageOf, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { isOfType } from '../resource-type.ts';
import { invalidToken } from '../word-page.ts';
import { operation, type TaggedResource } from '../tagging-context.ts';

const tagFilter = z.strictObject({
  Key: z.string().min(1).max(128),
  /** Any value does where none is given. */
  Values: z.array(z.string().max(256)).max(20).default([]),
});

/** An empty token asks for the first page, and says that there is no other. */
export const getResources = operation<GetResourcesCommandOutput>()(
  structure<GetResourcesInput>()({
    PaginationToken: z.string().max(2048).default(''),
    TagFilters: z.array(tagFilter).max(50).default([]),
    ResourcesPerPage: z.int().min(1).max(100).default(50),
    ResourceTypeFilters: z.array(z.string().max(256)).max(100).default([]),
    ResourceARNList: z.array(z.string().max(1011)).min(1).max(100).optional(),
  }),
  async (context, input) => {
    const { ResourceTypeFilters: types, ResourceARNList: arns } = input;
    if (arns && (types.length > 0 || input.TagFilters.length > 0 || input.PaginationToken !== ''))
      throw errors.InvalidParameterException.arnsBesideFilters();
    const found = (await context.taggedResources()).filter(
      (resource) =>
        (arns?.includes(resource.arn) ?? true) &&
        (types.length === 0 || isOfType(resource.arn, types)) &&
        input.TagFilters.every((filter) => hasTag(resource, filter)),
    );
    const { items, token = '' } = pageOf(found, {
      limit: input.ResourcesPerPage,
      keyOf: ({ arn }) => arn,
      refuse: invalidToken,
      token: input.PaginationToken,
    });
    return { PaginationToken: token, ResourceTagMappingList: items.map(describe) };
  },
);

function hasTag({ tags }: TaggedResource, { Key, Values }: z.output<typeof tagFilter>): boolean {
  const value = ownMember(tags, Key);
  return value !== undefined && (Values.length === 0 || Values.includes(value));
}

function describe({ arn, tags }: TaggedResource) {
  return { ResourceARN: arn, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}
