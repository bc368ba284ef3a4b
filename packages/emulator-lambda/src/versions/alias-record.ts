import type { AliasConfiguration } from '@aws-sdk/client-lambda';

/** A name for a version, or for two between which invocations are divided. */
export interface AliasRecord {
  readonly functionName: string;
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  readonly description: string;
  /** By version, from 0 to 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

export function aliasConfiguration(alias: AliasRecord): AliasConfiguration {
  return {
    AliasArn: alias.arn,
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(Object.keys(alias.weights).length > 0 && {
      RoutingConfig: { AdditionalVersionWeights: alias.weights },
    }),
    RevisionId: alias.revisionId,
  };
}
