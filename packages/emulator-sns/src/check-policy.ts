import { errors } from './errors.ts';
import { policySchema } from './topic-policy.ts';

/** A topic keeps its policy and shows it; IAM's guard, not SNS, holds callers to it. */
export function checkPolicy(text: string): void {
  try {
    policySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw errors.InvalidParameter.policy({ cause });
  }
}
