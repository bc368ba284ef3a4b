import type { LayerVersionsListItem } from '@aws-sdk/client-lambda';
import type { StoredCode } from '../code/code-store.ts';

/** One version of a layer. */
export interface LayerRecord {
  readonly name: string;
  readonly version: number;
  /** Of the layer, without the version. */
  readonly layerArn: string;
  readonly arn: string;
  readonly description: string;
  readonly licenseInfo?: string | undefined;
  readonly compatibleRuntimes?: readonly string[] | undefined;
  readonly compatibleArchitectures?: readonly ('x86_64' | 'arm64')[] | undefined;
  readonly code: StoredCode;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** A layer of a function. The function keeps it when the version is deleted. */
export interface FunctionLayer {
  readonly arn: string;
  readonly code: StoredCode;
}

/** A version as a list shows it. */
export function layerVersionItem(record: LayerRecord): LayerVersionsListItem {
  const { compatibleRuntimes, compatibleArchitectures, licenseInfo } = record;
  return {
    LayerVersionArn: record.arn,
    Version: record.version,
    Description: record.description,
    CreatedDate: new Date(record.created).toISOString().replace('Z', '+0000'),
    ...(compatibleRuntimes && {
      CompatibleRuntimes: compatibleRuntimes as LayerVersionsListItem['CompatibleRuntimes'],
    }),
    ...(compatibleArchitectures && { CompatibleArchitectures: [...compatibleArchitectures] }),
    ...(licenseInfo !== undefined && { LicenseInfo: licenseInfo }),
  };
}
