import { matchesGlob } from '@scones/wildcards';

const ARN_PARTS = 6;

/** Matches as `matchesGlob`, but no wildcard reaches over a colon of the ARN's first parts. */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const patterns = partsOf(pattern);
  const parts = partsOf(arn);
  return (
    patterns.length === parts.length &&
    patterns.every((part, index) => matchesGlob(part, parts[index] as string))
  );
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= ARN_PARTS
    ? parts
    : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')];
}
