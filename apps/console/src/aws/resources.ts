import { AwsFailure } from './aws-failure.ts';

/** A thing in the account: `{ service: 'lambda', kind: 'function', name, arn }`. */
export interface Resource {
  readonly service: string;
  /** A plain word for one of them. */
  readonly kind: string;
  readonly name: string;
  readonly arn: string;
}

/** Everything in the account that can be deleted, of every service. */
export async function listResources(signal?: AbortSignal): Promise<readonly Resource[]> {
  const response = await fetch('/_emulator/resources', signal && { signal });
  const text = await response.text();
  if (!response.ok) throw AwsFailure.from(response.status, text, 'GET /_emulator/resources');
  return parseResources(JSON.parse(text));
}

/** Parsed by hand, since the first page's scripts must stay small. */
export function parseResources(value: unknown): readonly Resource[] {
  if (Array.isArray(value) && value.every(isResource)) return value;
  throw new Error('GET /_emulator/resources answers no list of resources.');
}

function isResource(value: unknown): value is Resource {
  if (typeof value !== 'object' || value === null) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  return ['service', 'kind', 'name', 'arn'].every((name) => typeof members.get(name) === 'string');
}
