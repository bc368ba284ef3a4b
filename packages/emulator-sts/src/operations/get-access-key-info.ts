import type { GetAccessKeyInfoCommandOutput, GetAccessKeyInfoRequest } from '@aws-sdk/client-sts';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { stsOperation } from '../sts-context.ts';

/** All keys are of the emulator's one account. */
export const getAccessKeyInfo = stsOperation<GetAccessKeyInfoCommandOutput>()(
  structure<GetAccessKeyInfoRequest>()({
    AccessKeyId: z
      .string()
      .regex(/^[\w]*$/)
      .min(16)
      .max(128),
  }),
  ({ identity }) => ({ Account: identity.account }),
);
