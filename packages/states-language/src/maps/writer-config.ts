import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import { describeChild } from './described-child.ts';
import type { EndedChild } from './results.ts';

/** How results are written: the values that stand for a child, and the text of a file of values. */
export interface ResultFormat {
  readonly valuesOf: (child: EndedChild) => readonly Json[];
  readonly extension: 'json' | 'jsonl';
  readonly join: (texts: readonly string[]) => string;
}

type Transformation = 'NONE' | 'COMPACT' | 'FLATTEN';

/** A child that failed is written as it is, whatever the transformation. */
const VALUES_OF: Readonly<Record<Transformation, ResultFormat['valuesOf']>> = {
  NONE: (child) => [describeChild(child)],
  COMPACT: (child) =>
    child.result.status === 'SUCCEEDED' ? [JSON.parse(child.result.output) as Json] : [describeChild(child)],
  FLATTEN: (child) => VALUES_OF.COMPACT(child).flatMap((value) => value),
};

const FILES: Readonly<Record<'JSON' | 'JSONL', Omit<ResultFormat, 'valuesOf'>>> = {
  JSON: { extension: 'json', join: (texts) => `[${texts.join()}]` },
  // Amazon Bedrock, which reads such files, takes no other extension.
  JSONL: { extension: 'jsonl', join: (texts) => texts.map((text) => `${text}\n`).join('') },
};

/** The outputs of the children that succeeded, and nothing of the others. */
export const OUTPUTS: ResultFormat = {
  ...FILES.JSON,
  valuesOf: (child) => (child.result.status === 'SUCCEEDED' ? VALUES_OF.COMPACT(child) : []),
};

/** Every child with its metadata, in a JSON array. */
export const UNCHANGED: ResultFormat = { ...FILES.JSON, valuesOf: VALUES_OF.NONE };

/** `WriterConfig` (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html). */
export function readWriterConfig(writer: FieldReader): ResultFormat | undefined {
  const fields = writer.reader('WriterConfig');
  if (!fields) return undefined;
  const transformation = fields.oneOf('Transformation', ['NONE', 'COMPACT', 'FLATTEN']) ?? 'NONE';
  const outputType = fields.oneOf('OutputType', ['JSON', 'JSONL']) ?? 'JSON';
  fields.finish();
  return { ...FILES[outputType], valuesOf: VALUES_OF[transformation] };
}
