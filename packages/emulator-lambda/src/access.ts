import {
  accessByRules,
  type AccessRequest,
  arn,
  type Identity,
  ifNamed,
  type InputMembers,
  type RequiredAccess,
} from '@scones/emulator-core';
import { errors } from './errors.ts';
import { names } from './service-names.ts';

const byRules = accessByRules(names, {
  tagging: 'TagResource',
  actions: {
    Invoke: 'InvokeFunction',
    DownloadFunctionCode: 'GetFunction',
    DownloadLayerVersion: 'GetLayerVersion',
    GetLayerVersionByArn: 'GetLayerVersion',
  },
  resources: ({ FunctionName, Resource, LayerName, VersionNumber, Arn, Qualifier }, identity, operation) =>
    ifNamed(Resource ?? Arn) ??
    ifNamed(FunctionName, (name) =>
      // Only Invoke needs permission on the version or alias that it names; all else needs it on the function.
      operation !== 'Invoke'
        ? unqualified(functionArn(name, identity))
        : typeof Qualifier === 'string' && Qualifier !== ''
          ? `${unqualified(functionArn(name, identity))}:${Qualifier}`
          : functionArn(name, identity),
    ) ??
    // To list a layer's versions is allowed for all layers or for none.
    (operation === 'ListLayerVersions'
      ? undefined
      : ifNamed(LayerName, (name) => layerArn(name, VersionNumber, identity))),
  passes: {
    to: 'lambda.amazonaws.com',
    roles: ({ Role }) => [Role],
    untrusted: () => errors.InvalidParameterValueException.untrustedRole(),
  },
});

/** Code that lies in S3 is read with the caller's permissions. */
export const access: RequiredAccess = (operation, input, identity) => {
  const members = (input ?? {}) as InputMembers;
  const sources = [members, members['Code'], members['Content']].flatMap(codeInS3);
  return [...byRules(operation, input, identity), ...sources];
};

function codeInS3(source: unknown): AccessRequest[] {
  const { S3Bucket, S3Key } = (source ?? {}) as InputMembers;
  if (typeof S3Bucket !== 'string' || typeof S3Key !== 'string') return [];
  return [{ action: 's3:GetObject', resource: `arn:aws:s3:::${S3Bucket}/${S3Key}` }];
}

/** A function is named by its name, its ARN or `account:function:name`, each with a qualifier or without. */
function functionArn(name: string, identity: Identity): string {
  if (name.startsWith('arn:')) return name;
  return arn(identity, names.arn, `function:${name.replace(/^.*function:/, '')}`);
}

/** The ARN of the function, of that of a version or an alias of it. */
export function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}

function layerArn(name: string, version: unknown, identity: Identity): string {
  const layer = name.startsWith('arn:') ? name : arn(identity, names.arn, `layer:${name}`);
  return typeof version === 'number' || typeof version === 'string' ? `${layer}:${version}` : layer;
}
