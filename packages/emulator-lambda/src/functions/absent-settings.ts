import { z } from 'zod';

const none = (what: string) =>
  z.array(z.string()).max(0, { error: `The emulator does not support ${what}.` });

/** Settings that the emulator does not have. Tools send them empty, which is accepted. */
export const absentSettings = {
  VpcConfig: z
    .strictObject({
      SubnetIds: none('functions in a VPC').optional(),
      SecurityGroupIds: none('functions in a VPC').optional(),
      Ipv6AllowedForDualStack: z
        .literal(false, 'The emulator does not support functions in a VPC.')
        .optional(),
    })
    .optional(),
  DeadLetterConfig: z
    .strictObject({
      TargetArn: z
        .literal('', {
          error:
            'The emulator does not support DeadLetterConfig. Set a destination by PutFunctionEventInvokeConfig instead.',
        })
        .optional(),
    })
    .optional(),
  FileSystemConfigs: z
    .array(z.unknown())
    .max(0, { error: 'The emulator does not support file systems of functions.' })
    .optional(),
  KMSKeyArn: z.literal('', 'The emulator does not support keys for the variables of functions.').optional(),
  SnapStart: z
    .strictObject({
      ApplyOn: z.literal('None', 'The emulator does not support SnapStart of published versions.').optional(),
    })
    .optional(),
};
