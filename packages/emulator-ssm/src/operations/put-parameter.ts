import type { PutParameterCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation, tagsInput } from '../ssm-context.ts';

const OVERWRITTEN_TAGS =
  "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.";

export const putParameter = operation<PutParameterCommandOutput>()(
  z.strictObject({
    Name: z.string().regex(/^[\w./-]{1,1011}$/),
    Value: z.string().min(1).max(8192),
    Type: z
      .enum(['String', 'StringList'], { error: 'The emulator keeps no secrets: String and StringList only' })
      .optional(),
    Description: z.string().max(1024).optional(),
    Overwrite: z.boolean().default(false),
    Tags: tagsInput.default([]),
  }),
  ({ parameters, tags, clock }, { Name: name, Value: value, Type, Description, Overwrite, Tags }) => {
    const before = parameters.get(name);
    if (before && !Overwrite) throw errors.ParameterAlreadyExists();
    if (before && Tags.length > 0) throw errors.ValidationException(OVERWRITTEN_TAGS);
    if (Tags.length > 0) tags.put(name, Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])));
    const version = (before?.version ?? 0) + 1;
    parameters.put(name, {
      name,
      value,
      version,
      type: Type ?? before?.type ?? 'String',
      description: Description ?? before?.description,
      modifiedAt: clock.now(),
    });
    return { Version: version, Tier: 'Standard' };
  },
);
