import type {
  AddTagsToResourceCommandOutput,
  AddTagsToResourceRequest,
  ListTagsForResourceCommandOutput,
  ListTagsForResourceRequest,
  RemoveTagsFromResourceCommandOutput,
  RemoveTagsFromResourceRequest,
  ResourceTypeForTagging,
} from '@aws-sdk/client-ssm';
import {
  listOfTags,
  structure,
  tagArray,
  type Tags,
  tagsOfList,
  withoutTags,
  withTags,
} from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation, type SsmContext } from '../context.ts';

const resource = {
  ResourceType: z.custom<ResourceTypeForTagging>((type) => typeof type === 'string'),
  ResourceId: z.string(),
};

export const addTagsToResource = operation<AddTagsToResourceCommandOutput>()(
  structure<AddTagsToResourceRequest>()({ ...resource, Tags: tagArray }),
  (context, { ResourceType, ResourceId, Tags }) => {
    checkType(ResourceType);
    context.tags.put(
      ResourceId,
      withTags(tagsOf(context, ResourceId), tagsOfList(Tags), errors.TooManyTagsError),
    );
    return {};
  },
);

export const removeTagsFromResource = operation<RemoveTagsFromResourceCommandOutput>()(
  structure<RemoveTagsFromResourceRequest>()({ ...resource, TagKeys: z.array(z.string()) }),
  (context, { ResourceType, ResourceId, TagKeys }) => {
    checkType(ResourceType);
    context.tags.put(ResourceId, withoutTags(tagsOf(context, ResourceId), TagKeys));
    return {};
  },
);

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  structure<ListTagsForResourceRequest>()(resource),
  (context, { ResourceType, ResourceId }) => {
    checkType(ResourceType);
    return { TagList: listOfTags(tagsOf(context, ResourceId)) };
  },
);

const OTHER_TYPES = [
  ...['Association', 'Automation', 'Document', 'MaintenanceWindow', 'ManagedInstance'],
  ...['OpsItem', 'OpsMetadata', 'PatchBaseline'],
];

function checkType(type: string): void {
  if (OTHER_TYPES.includes(type)) throw errors.ValidationException.unsupportedResource({ type });
  if (type !== 'Parameter') throw errors.InvalidResourceType();
}

function tagsOf({ parameters, tags }: SsmContext, name: string): Tags {
  if (!parameters.has(name)) throw errors.InvalidResourceId();
  return tags.get(name) ?? {};
}
