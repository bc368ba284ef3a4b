import type { FieldReader } from '../definition/field-reader.ts';
import type { Json, JsonObject } from '../json.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { ExecutionResult } from '../run-execution.ts';
import type { ExecutionIdentity } from '../runner/execution.ts';
import type { Frame } from '../runner/frame.ts';
import { formatTimestamp } from '../timestamp.ts';
import { type CallS3, callS3, readS3Action, readS3Parameters, textMember } from './call-s3.ts';

/** A child execution that has ended. */
export interface EndedChild {
  readonly identity: ExecutionIdentity;
  readonly input: string;
  readonly result: ExecutionResult;
  readonly stopTime: number;
}

/** Takes results as they come, and answers the Map's own result at the end. */
export interface ResultFiles {
  readonly add: (child: EndedChild) => Promise<void>;
  readonly finish: () => Promise<Json>;
}

export type OpenResults = (frame: Frame, mapRunArn: string) => Promise<ResultFiles>;

/** `ResultWriter`: results go to S3, so that a run may have any number of them. */
export function readResultWriter(state: FieldReader, language: QueryLanguage): OpenResults | undefined {
  const fields = state.reader('ResultWriter');
  if (!fields) return undefined;
  readS3Action(fields, ['putObject']);
  const parameters = readS3Parameters(fields, language);
  fields.finish();
  return async (frame, mapRunArn) => {
    const target = await parameters(frame.scope);
    const bucket = textMember(target, 'Bucket') ?? '';
    const prefix = textMember(target, 'Prefix')?.replace(/\/$/, '');
    const id = mapRunArn.split(':').at(-1) as string;
    const folder = prefix ? `${prefix}/${id}` : id;
    return resultFiles(callS3(frame, 'States.ResultWriterFailed'), bucket, folder, mapRunArn);
  };
}

/** A file is begun when the last one has grown to this, to keep little in memory. */
const FILE_CHARACTERS = 4_000_000;

type FileKind = 'SUCCEEDED' | 'FAILED';

function resultFiles(call: CallS3, Bucket: string, folder: string, MapRunArn: string): ResultFiles {
  const written: Record<FileKind, Json[]> = { FAILED: [], SUCCEEDED: [] };
  const open: Record<FileKind, string[]> = { FAILED: [], SUCCEEDED: [] };
  const put = async (Key: string, Body: string): Promise<Json> => {
    await call('putObject', { Bucket, Key, Body, ContentType: 'application/json' });
    return { Key, Size: Buffer.byteLength(Body) };
  };
  const close = async (kind: FileKind): Promise<void> => {
    const texts = open[kind];
    if (texts.length === 0) return;
    open[kind] = [];
    const index = written[kind].length;
    written[kind].push({});
    written[kind][index] = await put(`${folder}/${kind}_${index}.json`, `[${texts.join()}]`);
  };
  const sizes: Record<FileKind, number> = { FAILED: 0, SUCCEEDED: 0 };
  return {
    async add(child) {
      const kind = child.result.status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED';
      const text = JSON.stringify(describe(child));
      open[kind].push(text);
      sizes[kind] += text.length;
      if (sizes[kind] < FILE_CHARACTERS) return;
      sizes[kind] = 0;
      await close(kind);
    },
    async finish() {
      await close('SUCCEEDED');
      await close('FAILED');
      const manifest = { DestinationBucket: Bucket, MapRunArn, ResultFiles: { PENDING: [], ...written } };
      const Key = `${folder}/manifest.json`;
      await put(Key, JSON.stringify(manifest));
      return { MapRunArn, ResultWriterDetails: { Bucket, Key } };
    },
  };
}

/** As DescribeExecution would, in upper camel case. */
function describe({ identity, input, result, stopTime }: EndedChild): JsonObject {
  const { status, ...rest } = result;
  const ended =
    status === 'SUCCEEDED'
      ? { Output: (rest as { output: string }).output, OutputDetails: { Included: true } }
      : { Error: (rest as { error?: string }).error ?? '', Cause: (rest as { cause?: string }).cause ?? '' };
  return {
    ExecutionArn: identity.executionArn,
    Input: input,
    InputDetails: { Included: true },
    Name: identity.executionName,
    ...ended,
    RedriveCount: 0,
    StartDate: formatTimestamp(identity.startTime),
    StateMachineArn: identity.stateMachineArn,
    Status: status,
    StopDate: formatTimestamp(stopTime),
  };
}
