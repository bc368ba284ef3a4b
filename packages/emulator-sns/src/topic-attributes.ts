import { z } from 'zod';

export const signatureVersion = z.enum(['1', '2'], 'SignatureVersion');
export const tracingConfig = z.enum(['PassThrough', 'Active'], 'TracingConfig');
