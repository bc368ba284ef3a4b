import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
}

/** One child of a Map Run, from its results in the bucket. */
export interface ChildResult {
  readonly name: string;
  readonly status: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly input: unknown;
  readonly output: unknown;
  readonly error?: string;
}

/** The manifest of a distributed Map, found by its output. */
export function manifestOf(output: string | undefined): StoredObject | undefined {
  const details = memberOf(parsedJson(output), 'ResultWriterDetails');
  const [bucket, key] = [memberOf(details, 'Bucket'), memberOf(details, 'Key')];
  return typeof bucket === 'string' && typeof key === 'string' ? { bucket, key } : undefined;
}

/** The result files that a manifest names, those of what failed first. */
export function filesOf(manifest: string): StoredObject[] {
  const document = parsedJson(manifest);
  const bucket = memberOf(document, 'DestinationBucket');
  if (typeof bucket !== 'string') return [];
  return ['FAILED', 'PENDING', 'SUCCEEDED'].flatMap((status) =>
    listOf(memberOf(document, 'ResultFiles', status)).flatMap((file) => {
      const key = memberOf(file, 'Key');
      return typeof key === 'string' ? [{ bucket, key }] : [];
    }),
  );
}

/** The children that a result file holds. */
export function readResults(file: string): ChildResult[] {
  return listOf(parsedJson(file)).map((child) => {
    const text = (member: string): string | undefined => {
      const value = memberOf(child, member);
      return typeof value === 'string' ? value : undefined;
    };
    const error = text('Error');
    return {
      name: text('Name') ?? '',
      status: text('Status') ?? '',
      startedAt: Date.parse(text('StartDate') ?? ''),
      endedAt: Date.parse(text('StopDate') ?? ''),
      input: parsedJson(text('Input')),
      output: parsedJson(text('Output')),
      ...(error !== undefined && { error }),
    };
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
