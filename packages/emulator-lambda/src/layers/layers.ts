import type { GetLayerVersionResponse } from '@aws-sdk/client-lambda';
import { arn, type AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionLayer, type LayerRecord, layerVersionItem } from './layer-record.ts';
import { names } from '../service-names.ts';

const REGION = '(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}';

/** A name, or an ARN without a version. */
export const layerNameSchema = z
  .string()
  .min(1)
  .max(140)
  .regex(new RegExp(`^((arn:[a-zA-Z0-9-]+:lambda:${REGION}:\\d{12}:layer:)?[a-zA-Z0-9-_]+)$`));
export const layerVersionArnSchema = z
  .string()
  .min(1)
  .max(2048)
  .regex(new RegExp(`^(arn:(aws[a-zA-Z-]*)?:lambda:${REGION}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)$`));

const MOST_LAYERS = 5;

/** In the order of their numbers. */
export function layerKey(name: string, version: number): string {
  return `${name}:${String(version).padStart(10, '0')}`;
}

/** From a name or an ARN. The emulator has the layers of its own account and region alone. */
export function layerName(context: LambdaContext, text: string): string {
  const name = text.slice(text.lastIndexOf(':') + 1);
  if (text !== name && text !== layerArn(context, name)) throw layerNotFound();
  return name;
}

export function layerArn(context: LambdaContext, name: string): string {
  return arn(context.identity, names.arn, `layer:${name}`);
}

/** The oldest first. */
export function layerVersions(context: LambdaContext, name = ''): LayerRecord[] {
  return context.layers.values({ prefix: name === '' ? '' : `${name}:` });
}

export function findLayerVersion(context: LambdaContext, name: string, version: number): LayerRecord {
  checkNumber(version);
  const record = context.layers.get(layerKey(name, version));
  if (!record) throw layerNotFound();
  return record;
}

function layerNotFound(): AwsError {
  return errors.ResourceNotFoundException.resource();
}

export function checkNumber(version: number): void {
  if (version < 1) throw errors.InvalidParameterValueException.layerNumber();
}

/** A version as `GetLayerVersion` answers it; its content is on the emulator. */
export function layerVersion(context: LambdaContext, record: LayerRecord): GetLayerVersionResponse {
  const { name, version, code } = record;
  return {
    Content: {
      Location: context.linkTo(`/2018-10-31/layers/${name}/versions/${version}/content`),
      CodeSha256: code.sha256,
      CodeSize: code.size,
    },
    LayerArn: record.layerArn,
    ...layerVersionItem(record),
  };
}

/**
 * The layers that a function asks for. Throws AWS's error for a version that does not exist, or for two versions of one
 * layer.
 */
export function functionLayers(context: LambdaContext, arns: readonly string[]): FunctionLayer[] {
  if (arns.length > MOST_LAYERS)
    throw errors.InvalidParameterValueException.manyLayers({ most: MOST_LAYERS });
  for (const [index, one] of arns.entries()) {
    const other = arns.slice(0, index).find((earlier) => unversioned(earlier) === unversioned(one));
    if (other !== undefined) throw errors.InvalidParameterValueException.layerTwice({ other, one });
  }
  return arns.map((one) => functionLayer(context, one));
}

function functionLayer(context: LambdaContext, text: string): FunctionLayer {
  const { region, account } = context.identity;
  const [, , , itsRegion, itsAccount, , name = '', version] = text.split(':');
  if (itsRegion !== region) throw errors.InvalidParameterValueException.layerOfOtherRegion({ region });
  if (itsAccount !== account) throw errors.InvalidParameterValueException.layerOfOtherAccount({ arn: text });
  const record = context.layers.get(layerKey(name, Number(version)));
  if (!record) throw errors.InvalidParameterValueException.layer({ arn: text });
  return { arn: record.arn, code: record.code };
}

export function unversioned(layerVersionArn: string): string {
  return layerVersionArn.slice(0, layerVersionArn.lastIndexOf(':'));
}
