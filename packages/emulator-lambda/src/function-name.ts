import { arn, type Identity } from '@scones/emulator-core';
import { errors } from './errors.ts';

/** A name alone, `ACCOUNT:function:NAME`, or an ARN; each with a qualifier or without. */
const FORMS =
  /^(?:(?:arn:aws:lambda:(?<region>[a-z0-9-]+):)?(?<account>\d{12}):function:)?(?<name>[a-zA-Z0-9-_]{1,64})(?::(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$/;

export function functionArn(identity: Identity, name: string): string {
  return arn(identity, 'lambda', `function:${name}`);
}

/** The function's name, from any form that AWS takes. `$LATEST` is the only version that there is. */
export function parseFunctionName(identity: Identity, text: string, qualifier?: string): string {
  const groups = FORMS.exec(text)?.groups;
  if (!groups?.['name'])
    throw errors.InvalidParameterValueException(
      `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: Member must ` +
        `satisfy regular expression pattern: ${FORMS.source}`,
    );
  const { name, account = identity.account, region = identity.region, qualifier: inName } = groups;
  const version = qualifier ?? inName ?? '$LATEST';
  if (account !== identity.account || region !== identity.region)
    throw errors.ResourceNotFoundException(text);
  if (version !== '$LATEST')
    throw errors.ResourceNotFoundException(`${functionArn(identity, name)}:${version}`);
  return name;
}
