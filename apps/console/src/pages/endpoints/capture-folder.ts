import { joinKey, readS3Location } from '@scones/s3-location';
import type { Endpoint } from '../../aws/sagemaker.ts';

export interface CaptureFolder {
  readonly bucket: string;
  /** Ends in a slash. */
  readonly prefix: string;
}

/** The folder of an endpoint's captures, which SageMaker names after the endpoint. */
export function captureFolder({
  EndpointName = '',
  DataCaptureConfig,
}: Pick<Endpoint, 'EndpointName' | 'DataCaptureConfig'>): CaptureFolder | undefined {
  const { EnableCapture, DestinationS3Uri = '' } = DataCaptureConfig ?? {};
  const location = readS3Location(DestinationS3Uri);
  if (EnableCapture !== true || !location) return undefined;
  return { bucket: location.bucket, prefix: `${joinKey(location.key, EndpointName)}/` };
}
