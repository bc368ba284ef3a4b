import type { ObjectPort } from '../ports/object-port.ts';
import { downloadChannel } from './download-channel.ts';
import type { JobFolder } from './job-folder.ts';
import { pipeChannel } from './pipe-channel.ts';
import { inputModeOf, type TrainingChannel, type TrainingJobRequest } from './training-job-request.ts';

interface Filling {
  readonly objects: ObjectPort;
  readonly request: Omit<TrainingJobRequest, 'Tags'>;
  readonly channel: TrainingChannel;
  readonly folder: JobFolder;
  readonly signal: AbortSignal;
}

/** Brings a channel's data to where its program looks for them; returns how many objects or attributes there are. */
export function fillChannel({ objects, request, channel, folder, signal }: Filling): Promise<number> {
  if (inputModeOf(request, channel) === 'Pipe')
    return pipeChannel({ objects, channel, file: folder.pipe(channel.ChannelName), signal });
  const uri = channel.DataSource.S3DataSource.S3Uri;
  return downloadChannel({ objects, uri, folder: folder.channel(channel.ChannelName), signal });
}
