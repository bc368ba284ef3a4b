import { z } from 'zod';

/** A policy of IAM, which the services that it is for look into. */
export const policyDocument = z.looseObject({ Statement: z.array(z.unknown()) });
