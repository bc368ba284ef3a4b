import type { Access, RecordedRequest } from '../../aws/requests.ts';
import { arnName } from '../../shared/arn-name.ts';

/** The resources that a request is about, each once. */
export function resourcesOf({ access }: RecordedRequest): readonly string[] {
  return [...new Set(access.map(({ resource }) => resource))];
}

/** A caller in a few letters: the role of a session, `root`, or a service of AWS. */
export function callerName(caller: string): string {
  if (caller.endsWith(':root')) return 'root';
  return /:assumed-role\/([^/]+)/.exec(caller)?.[1] ?? caller;
}

/** `3 resources`, or the name of the only one; `–` where the request is about none. */
export function resourceText(request: RecordedRequest): string {
  const resources = resourcesOf(request);
  const [only] = resources;
  if (only === undefined) return '–';
  return resources.length > 1 ? `${resources.length} resources` : arnName(only);
}

/** One sentence on why IAM allowed an action or not. */
export function reasonOf({ decision, by, policy, statement }: Access): string {
  if (decision === undefined) return 'IAM is not enforced: the emulator runs without --enforce-iam.';
  if (by === undefined) return 'The account’s root may do everything.';
  const where = policy === undefined ? `${article(by)} ${by}` : `the ${by} ${arnName(policy)}`;
  const sid = statement?.['Sid'];
  const which = typeof sid === 'string' ? `the statement ${sid} of ${where}` : `a statement of ${where}`;
  if (decision === 'allowed') return capital(`${which} allows it.`);
  if (decision === 'explicitDeny') return capital(`${which} denies it.`);
  return `No statement allows it; ${article(by)} ${by} would have to.`;
}

function article(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const SOURCES = {
  client: 'A client',
  console: 'The console',
  task: 'A task',
  service: 'A service',
} as const;

/** The source of a request: `A task`, `cloudwatch.amazonaws.com`. */
export function sourceText({ source }: RecordedRequest): string {
  if (source.kind === 'service' && source.about !== undefined) return arnName(source.about);
  return SOURCES[source.kind];
}
