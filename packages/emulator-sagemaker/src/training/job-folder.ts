import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputModeOf, type TrainingJobRequest } from './training-job-request.ts';

const HOST = 'algo-1';

/**
 * A job's `/opt/ml` as the container contract has it
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo.html).
 */
export class JobFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  get model(): string {
    return join(this.root, 'model');
  }

  get outputData(): string {
    return join(this.root, 'output', 'data');
  }

  channel(name: string): string {
    return join(this.root, 'input', 'data', name);
  }

  /** The pipe of the first epoch. */
  pipe(channel: string): string {
    return join(this.root, 'input', 'data', `${channel}_0`);
  }

  async prepare(request: Omit<TrainingJobRequest, 'Tags'>): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
    const config = join(this.root, 'input', 'config');
    for (const folder of [config, this.model, this.outputData]) await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(configFiles(request)))
      await writeFile(join(config, name), `${JSON.stringify(content, null, 2)}\n`);
  }

  /** The text that the program left in `output/failure`, if any. */
  async failure(): Promise<string | undefined> {
    try {
      return (await readFile(join(this.root, 'output', 'failure'), 'utf8')).trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

function configFiles(request: Omit<TrainingJobRequest, 'Tags'>): Record<string, object> {
  const channels = (request.InputDataConfig ?? []).map((channel) => [
    channel.ChannelName,
    {
      TrainingInputMode: inputModeOf(request, channel) === 'Pipe' ? 'Pipe' : 'File',
      S3DistributionType: 'FullyReplicated',
      RecordWrapperType: channel.RecordWrapperType ?? 'None',
      ...(channel.ContentType !== undefined && { ContentType: channel.ContentType }),
    },
  ]);
  return {
    'hyperparameters.json': request.HyperParameters ?? {},
    'inputdataconfig.json': Object.fromEntries(channels) as object,
    'resourceconfig.json': {
      current_host: HOST,
      current_instance_type: request.ResourceConfig.InstanceType,
      hosts: [HOST],
      network_interface_name: 'lo',
    },
  };
}
