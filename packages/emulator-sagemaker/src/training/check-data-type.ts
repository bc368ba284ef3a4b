import { errors } from '../errors.ts';
import { inputModeOf, type TrainingChannel, type TrainingJobRequest } from './training-job-request.ts';

/**
 * Throws where a channel's kind of data and its input mode don't go together
 * (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html).
 */
export function checkDataType(request: Omit<TrainingJobRequest, 'Tags'>, channel: TrainingChannel): void {
  const { ValidationException } = errors;
  const { S3DataType, AttributeNames = [] } = channel.DataSource.S3DataSource;
  const isPipe = inputModeOf(request, channel) === 'Pipe';
  const isAugmented = S3DataType === 'AugmentedManifestFile';
  const named = { channel: channel.ChannelName };
  if (isAugmented && !isPipe) throw ValidationException.augmentedInFiles(named);
  if (isAugmented && AttributeNames.length === 0) throw ValidationException.noAttributes(named);
  if (!isAugmented && AttributeNames.length > 0) throw ValidationException.attributesOfPrefix(named);
  if (channel.RecordWrapperType === 'RecordIO' && !isPipe) throw ValidationException.recordsInFiles(named);
}
