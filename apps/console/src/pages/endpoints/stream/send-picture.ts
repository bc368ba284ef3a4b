import { systemClock, systemRandom } from '@scones/deterministic';
import { applyDrift, type Drift } from '@scones/image-dataset/drift';
import { pictureStatistics } from '@scones/model-monitor';
import { getObject } from '../../../aws/s3-client.ts';
import { invokeEndpoint } from '../../../aws/sagemaker-runtime.ts';
import type { Dataset } from '../monitor/find-dataset.ts';
import { base64OfBlob, readPixels, writePng } from '../monitor/picture-pixels.ts';
import type { StreamAnswer } from './picture-stream.ts';

interface Sent {
  readonly endpointName: string;
  readonly dataset: Dataset;
  readonly key: string;
  readonly number: number;
  readonly drift: Drift;
}

/** Sends a picture of the bucket as a worse camera would have taken it, with its key. */
export async function sendPicture(sent: Sent, signal: AbortSignal): Promise<StreamAnswer> {
  const { endpointName, dataset, key, number, drift } = sent;
  const { bytes } = await getObject(dataset.bucket, key, signal);
  const changed = applyDrift(await readPixels(new Blob([bytes])), drift, systemRandom);
  const body = await writePng(changed);
  const probabilities = await invokeEndpoint({ endpointName, body, customAttributes: key }, signal);
  const confidence = Math.max(...probabilities);
  return {
    eventId: `stream ${number}`,
    customAttributes: [key],
    time: systemClock.now(),
    image: { contentType: body.type, base64: await base64OfBlob(body) },
    probabilities,
    predictedLabel: dataset.classes[probabilities.indexOf(confidence)] ?? '–',
    confidence,
    statistics: pictureStatistics(changed),
  };
}
