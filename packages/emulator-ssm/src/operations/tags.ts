import type {
  AddTagsToResourceCommandOutput,
  AddTagsToResourceRequest,
  ListTagsForResourceCommandOutput,
  ListTagsForResourceRequest,
  RemoveTagsFromResourceCommandOutput,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation, type SsmContext, tagsInput } from '../ssm-context.ts';

const resource = {
  ResourceType: z.literal('Parameter', { error: 'The emulator has parameters only' }),
  ResourceId: z.string(),
};

export const addTagsToResource = operation<AddTagsToResourceCommandOutput>()(
  structure<AddTagsToResourceRequest>()({ ...resource, Tags: tagsInput }),
  (context, { ResourceId, Tags }) => {
    const values = tagsOf(context, ResourceId);
    context.tags.put(ResourceId, {
      ...values,
      ...Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
    });
    return {};
  },
);

export const removeTagsFromResource = operation<RemoveTagsFromResourceCommandOutput>()(
  structure<RemoveTagsFromResourceRequest>()({ ...resource, TagKeys: z.array(z.string()) }),
  (context, { ResourceId, TagKeys }) => {
    const rest = Object.entries(tagsOf(context, ResourceId)).filter(([key]) => !TagKeys.includes(key));
    context.tags.put(ResourceId, Object.fromEntries(rest));
    return {};
  },
);

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  structure<ListTagsForResourceRequest>()(resource),
  (context, { ResourceId }) => ({
    TagList: Object.entries(tagsOf(context, ResourceId)).map(([Key, Value]) => ({ Key, Value })),
  }),
);

function tagsOf({ parameters, tags }: SsmContext, name: string): Readonly<Record<string, string>> {
  if (!parameters.has(name)) throw errors.InvalidResourceId();
  return tags.get(name) ?? {};
}
