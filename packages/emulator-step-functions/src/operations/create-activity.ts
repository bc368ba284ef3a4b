import type { CreateActivityCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { machineTags, tagsInput } from '../machines/configuration.ts';
import { encryptionInput, OWNED_KEY, readEncryption } from '../machines/encryption.ts';
import { activityArn, checkName, nameInput } from '../names.ts';

const input = z.strictObject({
  name: nameInput,
  tags: tagsInput.optional(),
  encryptionConfiguration: encryptionInput,
});

/** Creating the same activity again is no error; its tags may differ, its encryption may not. */
export const createActivity = operation<CreateActivityCommandOutput>()(
  input,
  ({ activities, identity }, { name, tags = {}, encryptionConfiguration }) => {
    checkName(name);
    const encryption = encryptionConfiguration ? readEncryption(encryptionConfiguration) : OWNED_KEY;
    const arn = activityArn(identity, name);
    const activity = activities.create(name, { encryption, tags: machineTags(arn, {}, tags) });
    if (JSON.stringify(activity.encryption) !== JSON.stringify(encryption))
      throw errors.ActivityAlreadyExists({ arn });
    return { activityArn: arn, creationDate: new Date(activity.creationDate) };
  },
);
