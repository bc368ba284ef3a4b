import { tagKey } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

export const roleArn = z.string().min(20).max(2048);
export const sessionName = z
  .string()
  .regex(/^[\w+=,.@-]*$/)
  .min(2)
  .max(64);
export const policyArns = z
  .array(z.strictObject({ arn: z.string().min(20).max(2048) }))
  .max(10)
  .optional();
export const sessionPolicy = z.string().min(1).max(2048).optional();
export const tagList = z
  .array(z.strictObject({ Key: tagKey, Value: z.string().max(256) }))
  .max(50)
  .optional();

const ARN = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Throws where the ARN names no role. */
export function requireRoleArn(text: string): void {
  if (!ARN.test(text)) throw errors.ValidationError.arn({ arn: text });
  if (!ROLE_ARN.test(text)) throw errors.ValidationError.request();
}
