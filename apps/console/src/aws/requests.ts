import { z } from 'zod/mini';
import { AwsFailure } from './aws-failure.ts';

const AccessSchema = z.object({
  action: z.string(),
  resource: z.string(),
  /** Absent where IAM is not enforced. */
  decision: z.optional(z.enum(['allowed', 'explicitDeny', 'implicitDeny'])),
  /** The kind of policy that decided; absent for the account's root, who may do all. */
  by: z.optional(z.string()),
  policy: z.optional(z.string()),
  statement: z.optional(z.record(z.string(), z.unknown())),
});

const RequestSchema = z.object({
  id: z.string(),
  time: z.iso.datetime(),
  service: z.string(),
  operation: z.string(),
  caller: z.string(),
  source: z.object({
    kind: z.enum(['client', 'console', 'task', 'service']),
    about: z.optional(z.string()),
  }),
  access: z.array(AccessSchema),
  decision: z.enum(['allowed', 'denied', 'not enforced']),
  status: z.number(),
  error: z.optional(z.object({ code: z.string(), message: z.string() })),
  milliseconds: z.number(),
});

const AnswerSchema = z.object({ requests: z.array(RequestSchema) });

export type RecordedRequest = z.infer<typeof RequestSchema>;
export type Access = z.infer<typeof AccessSchema>;

/** The last thousand requests to the emulator, the newest first. */
export async function listRequests(signal?: AbortSignal): Promise<RecordedRequest[]> {
  const response = await fetch('/_emulator/requests', signal && { signal });
  const text = await response.text();
  if (!response.ok) throw AwsFailure.from(response.status, text, 'GET /_emulator/requests');
  return z.parse(AnswerSchema, JSON.parse(text)).requests;
}
