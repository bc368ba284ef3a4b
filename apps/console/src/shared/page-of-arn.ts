/** The console's page for the thing that an ARN names; undefined where there is none. */
export function pageOfArn(arn: string): string | undefined {
  const [prefix, , service = '', , , ...rest] = arn.split(':');
  if (prefix !== 'arn') return undefined;
  const resource = rest.join(':');
  for (const { of, pattern, page } of PAGES_BY_ARN) {
    const [, name] = (of === service && pattern.exec(resource)) || [];
    if (name !== undefined) return page(name, arn);
  }
  return undefined;
}

interface PageByArn {
  readonly of: string;
  /** Patterns for the part of an ARN after the account. Their group is the thing's name. */
  readonly pattern: RegExp;
  readonly page: (name: string, arn: string) => string;
}

const below =
  (path: string) =>
  (name: string): string =>
    `${path}/${encodeURIComponent(name)}`;

const PAGES_BY_ARN: readonly PageByArn[] = [
  {
    of: 'states',
    pattern: /^stateMachine:([^:*]+)$/,
    page: (_, arn) => `/machines/${encodeURIComponent(arn)}`,
  },
  {
    of: 'states',
    pattern: /^(?:execution|express):[^:]+:([^*]+)$/,
    page: (_, arn) => `/executions/${encodeURIComponent(arn)}`,
  },
  { of: 'lambda', pattern: /^function:([^:*]+)/, page: below('/functions') },
  { of: 'sagemaker', pattern: /^training-job\/([^*]+)$/, page: below('/training') },
  { of: 'sagemaker', pattern: /^endpoint\/([^*]+)$/, page: below('/endpoints') },
  { of: 'cloudformation', pattern: /^stack\/([^/*]+)/, page: below('/stacks') },
  { of: 'cloudwatch', pattern: /^alarm:([^*]+)$/, page: below('/alarms') },
  { of: 'events', pattern: /^rule\/([^*]+)$/, page: below('/rules') },
  { of: 'sns', pattern: /^([^:*]+)/, page: below('/topics') },
  { of: 'logs', pattern: /^log-group:([^:*]+)/, page: below('/logs') },
  { of: 's3', pattern: /^([^*]+)$/, page: placeOfObject },
];

/** An object is shown in its folder. */
function placeOfObject(path: string): string {
  const [bucket = '', ...key] = path.split('/');
  const folder = key.slice(0, -1).map((name) => `${name}/`);
  return folder.length === 0
    ? `/buckets/${bucket}`
    : `/buckets/${bucket}?prefix=${encodeURIComponent(folder.join(''))}`;
}
