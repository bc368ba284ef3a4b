import { parseCapture, pictureKeyOf } from '@scones/model-monitor';
import { joinKey, readS3Location, type S3Location } from '@scones/s3-location';
import { getObject, listFolder } from '../../../aws/s3-client.ts';
import {
  artefactOfModel,
  describeEndpoint,
  describeEndpointConfig,
  listEndpoints,
  type TrainingJob,
} from '../../../aws/sagemaker.ts';
import type { KeptFiles } from '../../../shared/captures/kept-files.ts';
import { type Answer, judgePictures, type Judgement } from './judged-pictures.ts';
import { folderOf, judgedList, type JudgedList } from './judged-list.ts';
import { readTrueLabels } from './true-labels.ts';

/** An endpoint that serves a job's model and captures its answers. */
export interface Serving {
  readonly endpointName: string;
  /** Milliseconds since the epoch. Earlier answers may be those of another model. */
  readonly since: number;
  readonly captures: S3Location;
}

/** The endpoints whose present configuration serves an artefact. */
export async function servingsOf(artefact: string, signal: AbortSignal): Promise<Serving[]> {
  const endpoints = await listEndpoints(signal);
  const found = await Promise.all(
    endpoints.map(({ EndpointName = '' }) => servingsBy(EndpointName, artefact, signal)),
  );
  return found.flat();
}

async function servingsBy(endpointName: string, artefact: string, signal: AbortSignal): Promise<Serving[]> {
  const { EndpointConfigName = '' } = await describeEndpoint(endpointName, signal);
  const config = await describeEndpointConfig(EndpointConfigName, signal);
  const place = readS3Location(config.DataCaptureConfig?.DestinationS3Uri ?? '');
  if (!place) return [];
  const servings: Serving[] = [];
  for (const { VariantName = '', ModelName } of config.ProductionVariants ?? []) {
    if (ModelName === undefined || (await artefactOfModel(ModelName, signal)) !== artefact) continue;
    const captures = { bucket: place.bucket, key: `${joinKey(place.key, endpointName, VariantName)}/` };
    servings.push({ endpointName, since: Math.floor(config.CreationTime ?? 0) * 1000, captures });
  }
  return servings;
}

export interface Evaluation extends Judgement {
  readonly classes: readonly string[];
  readonly bucket: string;
  /** The list with the true classes of the pictures. */
  readonly list: S3Location;
  readonly servings: readonly Serving[];
}

/** The captures of a serving, those that were read kept. */
export type CapturesOf = (captures: S3Location) => KeptFiles<Answer>;

function readCapture(text: string, key: string, classes: readonly string[]): Answer[] {
  return parseCapture(text, { classes, source: key }).map((inference) => ({
    key: pictureKeyOf(inference),
    time: inference.time,
    probabilities: inference.probabilities,
  }));
}

/** The answers of a job's model about pictures that it did not learn from; null where the job had none. */
export async function readEvaluation(
  job: TrainingJob,
  servings: readonly Serving[],
  capturesOf: CapturesOf,
  signal: AbortSignal,
): Promise<Evaluation | null> {
  const found = await findJudgedList(job, signal);
  if (!found) return null;
  const { list, pictures } = found;
  const text = new TextDecoder().decode((await getObject(list.bucket, list.key, signal)).bytes);
  const labels = readTrueLabels(text, pictures.key);
  const answers = await Promise.all(
    servings.map((serving) => answersOf(serving, labels.classes, capturesOf, signal)),
  );
  return {
    ...judgePictures(answers.flat(), labels),
    classes: labels.classes,
    bucket: pictures.bucket,
    list,
    servings,
  };
}

async function answersOf(
  { captures, since }: Serving,
  classes: readonly string[],
  capturesOf: CapturesOf,
  signal: AbortSignal,
): Promise<Answer[]> {
  const answers = await capturesOf(captures).items((text, key) => readCapture(text, key, classes), signal);
  return answers.filter(({ time }) => time >= since);
}

async function findJudgedList(job: TrainingJob, signal: AbortSignal): Promise<JudgedList | undefined> {
  const list = placeOfChannel(job, 'validation_lst');
  const pictures = placeOfChannel(job, 'validation');
  if (!list || !pictures) return undefined;
  const { objects } = await listFolder(list.bucket, folderOf(list.key), undefined, signal);
  return judgedList(
    { list, pictures },
    objects.map(({ key }) => key),
  );
}

function placeOfChannel({ InputDataConfig = [] }: TrainingJob, name: string): S3Location | undefined {
  const channel = InputDataConfig.find(({ ChannelName }) => ChannelName === name);
  return readS3Location(channel?.DataSource?.S3DataSource?.S3Uri ?? '');
}
