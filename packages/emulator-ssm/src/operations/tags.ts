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
import { madeName } from '../find-parameter.ts';
import { operation, type SsmContext } from '../context.ts';

const resource = {
  ResourceType: z.custom<ResourceTypeForTagging>((type) => typeof type === 'string'),
  ResourceId: z.string(),
};

export const addTagsToResource = operation<AddTagsToResourceCommandOutput>()(
  structure<AddTagsToResourceRequest>()({ ...resource, Tags: tagArray }),
  (context, { ResourceType, ResourceId, Tags }) => {
    checkType(ResourceType);
    const { name, tags } = taggedBy(context, ResourceId);
    context.tags.put(name, withTags(tags, tagsOfList(Tags), errors.TooManyTagsError));
    return {};
  },
);

export const removeTagsFromResource = operation<RemoveTagsFromResourceCommandOutput>()(
  structure<RemoveTagsFromResourceRequest>()({ ...resource, TagKeys: z.array(z.string()) }),
  (context, { ResourceType, ResourceId, TagKeys }) => {
    checkType(ResourceType);
    const { name, tags } = taggedBy(context, ResourceId);
    context.tags.put(name, withoutTags(tags, TagKeys));
    return {};
  },
);

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  structure<ListTagsForResourceRequest>()(resource),
  (context, { ResourceType, ResourceId }) => {
    checkType(ResourceType);
    return { TagList: listOfTags(taggedBy(context, ResourceId).tags) };
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

function taggedBy(context: SsmContext, id: string): { readonly name: string; readonly tags: Tags } {
  const name = madeName(context, id);
  if (!context.parameters.has(name)) throw errors.InvalidResourceId();
  return { name, tags: context.tags.get(name) ?? {} };
}
