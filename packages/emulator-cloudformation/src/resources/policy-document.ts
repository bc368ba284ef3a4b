import { z } from 'zod';

/** An IAM policy. The service that it is for checks it. */
export const policyDocument = z.looseObject({ Statement: z.array(z.unknown()) });
