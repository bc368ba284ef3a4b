import type { FieldReader } from '../definition/field-reader.ts';
import type { Json, JsonObject } from '../json.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import { type CallS3, callS3, readS3Action, readS3Parameters, textMember } from './call-s3.ts';
import { collectResults } from './collected-results.ts';
import type { OpenResults, Results } from './results.ts';
import { readWriterConfig, type ResultFormat, UNCHANGED } from './writer-config.ts';

/** `ResultWriter`: results go to S3, so that a run may have any number of them, or into the Map's output in another form. */
export function readResultWriter(state: FieldReader, language: QueryLanguage): OpenResults | undefined {
  const fields = state.reader('ResultWriter');
  if (!fields) return undefined;
  const format = readWriterConfig(fields);
  if (format && fields.unread.length === 0) return collectResults(format);
  readS3Action(fields, ['putObject']);
  const parameters = readS3Parameters(fields, language);
  fields.finish();
  return async (frame, mapRunArn) => {
    const target = await parameters(frame.scope);
    const bucket = textMember(target, 'Bucket') ?? '';
    const prefix = textMember(target, 'Prefix')?.replace(/\/$/, '');
    const id = mapRunArn.split(':').at(-1) as string;
    const folder = prefix ? `${prefix}/${id}` : id;
    const call = callS3(frame, 'States.ResultWriterFailed');
    return resultFiles(call, { bucket, folder, mapRunArn, format: format ?? UNCHANGED });
  };
}

/** A new file begins when the last one has this size, so that memory holds little. */
const FILE_CHARACTERS = 4_000_000;

type FileKind = 'FAILED' | 'PENDING' | 'SUCCEEDED';

interface Target {
  readonly bucket: string;
  readonly folder: string;
  readonly mapRunArn: string;
  readonly format: ResultFormat;
}

function resultFiles(call: CallS3, target: Target): Results {
  const { bucket: Bucket, folder, mapRunArn: MapRunArn, format } = target;
  const put = async (name: string, Body: string): Promise<{ Key: string; Size: number }> => {
    const Key = `${folder}/${name}`;
    await call('putObject', { Bucket, Key, Body, ContentType: 'application/json' });
    return { Key, Size: Buffer.byteLength(Body) };
  };
  const files = (kind: FileKind): FileSequence =>
    new FileSequence((index, texts) => put(`${kind}_${index}.${format.extension}`, format.join(texts)));
  const sequences = { FAILED: files('FAILED'), PENDING: files('PENDING'), SUCCEEDED: files('SUCCEEDED') };
  return {
    areFiles: true,
    async add(child) {
      const sequence = sequences[child.result.status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED'];
      for (const value of format.valuesOf(child)) await sequence.add(value);
    },
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

type PutFile = (index: number, texts: readonly string[]) => Promise<Json>;

/** Files of one kind, each of many results. */
class FileSequence {
  readonly #put: PutFile;
  readonly #written: Promise<Json>[] = [];
  #texts: string[] = [];
  #characters = 0;

  constructor(put: PutFile) {
    this.#put = put;
  }

  async add(result: Json): Promise<void> {
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
    const texts = this.#texts;
    this.#texts = [];
    this.#characters = 0;
    const written = this.#put(this.#written.length, texts);
    this.#written.push(written);
    await written;
  }
}
