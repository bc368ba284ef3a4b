import { pageOfArn } from '../../shared/page-of-arn.ts';

interface Named {
  readonly type: string | undefined;
  readonly physicalId: string | undefined;
}

/** Where the console shows a resource of a stack; undefined where it has no page of it. */
export function pageOfResource({ type = '', physicalId = '' }: Named): string | undefined {
  const folder = BY_NAME[type];
  if (physicalId.startsWith('arn:')) return pageOfArn(physicalId);
  return folder === undefined || physicalId === ''
    ? undefined
    : `${folder}/${encodeURIComponent(physicalId)}`;
}

/** The kinds whose physical id is a name. */
const BY_NAME: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': '/alarms',
  'AWS::Events::Rule': '/rules',
  'AWS::Lambda::Function': '/functions',
  'AWS::Logs::LogGroup': '/logs',
  'AWS::S3::Bucket': '/buckets',
  'AWS::SageMaker::Endpoint': '/endpoints',
};
