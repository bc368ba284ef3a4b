import type { Reply } from './caller.ts';

/** How each service refuses what policies do not allow, as its client shows it. */
const REFUSALS: Readonly<Record<string, readonly [code: string, status: number]>> = {
  'emulator-cloudformation': ['AccessDenied', 403],
  'emulator-cloudwatch': ['AccessDeniedException', 400],
  'emulator-dynamodb': ['AccessDeniedException', 400],
  'emulator-events': ['AccessDeniedException', 400],
  'emulator-iam': ['AccessDenied', 403],
  'emulator-lambda': ['AccessDeniedException', 403],
  'emulator-logs': ['AccessDeniedException', 400],
  'emulator-s3': ['AccessDenied', 403],
  'emulator-sagemaker': ['AccessDeniedException', 400],
  'emulator-sns': ['AuthorizationErrorException', 403],
  'emulator-sqs': ['AccessDeniedException', 400],
  'emulator-ssm': ['AccessDeniedException', 400],
  'emulator-step-functions': ['AccessDeniedException', 400],
  'emulator-sts': ['AccessDenied', 403],
  'emulator-tagging': ['AccessDeniedException', 400],
};

/** SageMaker's runtime is REST, unlike its control plane. */
const ON_REST = /^InvokeEndpoint/;

/** No answer to HEAD has a body, so that a client knows nothing but the status. */
const isHead = (operation: string): boolean => operation.startsWith('Head');

/** Why a reply is not the service's refusal for want of one of those actions; undefined where it is. */
export function whyNotRefused(
  { service, name }: { readonly service: string; readonly name: string },
  actions: readonly string[],
  reply: Reply,
): string | undefined {
  if (reply.kind !== 'refused') return reply.kind;
  const { code, status, message } = reply;
  if (isHead(name)) return status === 403 ? undefined : String(status);
  const [ownCode, ownStatus] = REFUSALS[service] ?? [];
  if (code !== ownCode || status !== (ON_REST.test(name) ? 403 : ownStatus))
    return `${code} (${status}): ${message}`;
  const [, action = ''] = /is not authorized to perform: (\S+) on resource: /.exec(message) ?? [];
  const isNamed = actions.some((each) => each.toLowerCase() === action.toLowerCase());
  return isNamed ? undefined : message;
}

/** Why a caller was not let in; undefined where it was, whatever the service then said. */
export function whyNotLetIn(name: string, reply: Reply): string | undefined {
  if (reply.kind === 'unsent') return reply.message;
  if (reply.kind !== 'refused') return undefined;
  const isDenied = isHead(name)
    ? reply.status === 403
    : /not authorized to perform: /.test(reply.message) ||
      /^(Unrecognized|Invalid)(ClientToken|Signature|AccessKey)/.test(reply.code);
  return isDenied ? `${reply.code}: ${reply.message}` : undefined;
}
