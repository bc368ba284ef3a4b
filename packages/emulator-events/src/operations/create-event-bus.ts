import type { CreateEventBusCommandOutput } from '@aws-sdk/client-eventbridge';
import { arn, tagList, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { nameInput, operation } from '../context.ts';
import { DEFAULT_BUS } from '../rule-record.ts';
import { names } from '../service-names.ts';

export const createEventBus = operation<CreateEventBusCommandOutput>()(
  z.strictObject({
    Name: z.string().includes('/').or(nameInput(256)),
    Description: z.string().max(512).optional(),
    Tags: tagList.default({}),
  }),
  ({ buses, identity, clock }, { Name, Description, Tags }) => {
    if (Name.includes('/')) throw errors.ValidationException.slashInBus();
    if (Name === DEFAULT_BUS || buses.get(Name))
      throw errors.ResourceAlreadyExistsException.bus({ name: Name });
    const busArn = arn(identity, names.arn, `event-bus/${Name}`);
    const tags = withTags({}, Tags, errors.LimitExceededException);
    buses.put(Name, { name: Name, arn: busArn, description: Description, madeAt: clock.now(), tags });
    return { EventBusArn: busArn, Description };
  },
);
