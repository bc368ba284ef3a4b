import type { UpdateTerminationProtectionCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { flag, operation, requireStack } from '../operation.ts';

export const updateTerminationProtection = operation<UpdateTerminationProtectionCommandOutput>()(
  z.strictObject({ StackName: z.string(), EnableTerminationProtection: flag }),
  (context, { StackName, EnableTerminationProtection }) => {
    const stack = requireStack(context, StackName);
    context.stacks.put({ ...stack, isProtected: EnableTerminationProtection });
    return { StackId: stack.id };
  },
);
