import { errors } from './errors.ts';

/** A topic keeps its policy and shows it; who may publish is not held. */
export function checkPolicy(text: string): void {
  try {
    JSON.parse(text);
  } catch (cause) {
    throw Object.assign(errors.InvalidParameter('Policy Error: the policy is not JSON'), { cause });
  }
}
