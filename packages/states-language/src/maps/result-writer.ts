import type { FieldReader } from '../definition/field-reader.ts';
import type { Json, JsonObject } from '../json.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import { formatTimestamp } from '../timestamp.ts';
import { type CallS3, callS3, readS3Action, readS3Parameters, textMember } from './call-s3.ts';
import type { EndedChild, OpenResults, Results } from './results.ts';

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

/** A new file begins when the last one has this size, so that memory holds little. */
const FILE_CHARACTERS = 4_000_000;

type FileKind = 'FAILED' | 'PENDING' | 'SUCCEEDED';

function resultFiles(call: CallS3, Bucket: string, folder: string, MapRunArn: string): Results {
  const put = async (name: string, Body: string): Promise<{ Key: string; Size: number }> => {
    const Key = `${folder}/${name}`;
    await call('putObject', { Bucket, Key, Body, ContentType: 'application/json' });
    return { Key, Size: Buffer.byteLength(Body) };
  };
  const files = (kind: FileKind): FileSequence =>
    new FileSequence((index, text) => put(`${kind}_${index}.json`, text));
  const sequences = { FAILED: files('FAILED'), PENDING: files('PENDING'), SUCCEEDED: files('SUCCEEDED') };
  return {
    add: (child) =>
      sequences[child.result.status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED'].add(describe(child)),
    addPending: ({ input }) =>
      sequences.PENDING.add({ Input: input, InputDetails: { Included: true }, Status: 'PENDING' }),
    async finish() {
      const ResultFiles: JsonObject = {};
      for (const [kind, sequence] of Object.entries(sequences)) ResultFiles[kind] = await sequence.finish();
      const manifest = { DestinationBucket: Bucket, MapRunArn, ResultFiles };
      const { Key } = await put('manifest.json', JSON.stringify(manifest));
      return { MapRunArn, ResultWriterDetails: { Bucket, Key } };
    },
  };
}

type PutFile = (index: number, text: string) => Promise<Json>;

/** Files of one kind, each a JSON array. */
class FileSequence {
  readonly #put: PutFile;
  readonly #written: Promise<Json>[] = [];
  #texts: string[] = [];
  #characters = 0;

  constructor(put: PutFile) {
    this.#put = put;
  }

  async add(result: JsonObject): Promise<void> {
    const text = JSON.stringify(result);
    this.#texts.push(text);
    this.#characters += text.length;
    if (this.#characters >= FILE_CHARACTERS) await this.#write();
  }

  /** The written files, as the manifest lists them. */
  async finish(): Promise<Json[]> {
    if (this.#texts.length > 0) await this.#write();
    return Promise.all(this.#written);
  }

  async #write(): Promise<void> {
    const text = `[${this.#texts.join()}]`;
    this.#texts = [];
    this.#characters = 0;
    const written = this.#put(this.#written.length, text);
    this.#written.push(written);
    await written;
  }
}

/** A child as DescribeExecution shows it, in upper camel case. */
function describe({ executionType, identity, input, result, stopTime }: EndedChild): JsonObject {
  return {
    ...describeEnd(result),
    ExecutionArn: identity.executionArn,
    Input: input,
    InputDetails: { Included: true },
    Name: identity.executionName,
    RedriveCount: 0,
    ...describeRedrive(result.status, executionType),
    StartDate: formatTimestamp(identity.startTime),
    StateMachineArn: identity.stateMachineArn,
    Status: result.status,
    StopDate: formatTimestamp(stopTime),
  };
}

function describeEnd(result: EndedChild['result']): JsonObject {
  if (result.status === 'SUCCEEDED') return { Output: result.output, OutputDetails: { Included: true } };
  return { Error: result.error ?? '', Cause: result.cause ?? '' };
}

function describeRedrive(
  status: EndedChild['result']['status'],
  executionType: EndedChild['executionType'],
): JsonObject {
  if (status !== 'SUCCEEDED') {
    return { RedriveStatus: executionType === 'EXPRESS' ? 'REDRIVABLE_BY_MAP_RUN' : 'REDRIVABLE' };
  }
  const RedriveStatusReason = 'Execution is SUCCEEDED and cannot be redriven';
  return { RedriveStatus: 'NOT_REDRIVABLE', RedriveStatusReason };
}
