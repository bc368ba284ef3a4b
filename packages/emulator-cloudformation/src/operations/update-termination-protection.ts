import type { UpdateTerminationProtectionCommandOutput } from '@aws-sdk/client-cloudformation';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';

export const updateTerminationProtection = operation<UpdateTerminationProtectionCommandOutput>()(
  z.strictObject({ StackName: z.string(), EnableTerminationProtection: wireBoolean }),
  (context, { StackName, EnableTerminationProtection }) => {
    const stack = requireStack(context, StackName);
    context.stacks.put({ ...stack, isProtected: EnableTerminationProtection });
    return { StackId: stack.id };
  },
);
