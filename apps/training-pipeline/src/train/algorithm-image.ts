import { CommandError } from '@scones/command-line';

/**
 * The account of the image-classification algorithm's registry in each region:
 * https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 */
const REGISTRY_ACCOUNTS: Readonly<Record<string, string>> = {
  'ap-east-1': '286214385809',
  'ap-northeast-1': '501404015308',
  'ap-northeast-2': '306986355934',
  'ap-south-1': '991648021394',
  'ap-southeast-1': '475088953585',
  'ap-southeast-2': '544295431143',
  'ca-central-1': '469771592824',
  'cn-north-1': '390948362332',
  'cn-northwest-1': '387376663083',
  'eu-central-1': '813361260812',
  'eu-north-1': '669576153137',
  'eu-west-1': '685385470294',
  'eu-west-2': '644912444149',
  'eu-west-3': '749696950732',
  'me-south-1': '249704162688',
  'sa-east-1': '855470959533',
  'us-east-1': '811284229777',
  'us-east-2': '825641698319',
  'us-gov-west-1': '226302683700',
  'us-west-1': '632365934929',
  'us-west-2': '433757028032',
};

/** The URI of the built-in image-classification algorithm, for training and for inference. */
export function algorithmImage(region: string): string {
  const account = Object.hasOwn(REGISTRY_ACCOUNTS, region) ? REGISTRY_ACCOUNTS[region] : undefined;
  if (account === undefined) {
    throw new CommandError(
      'UNKNOWN_REGION',
      `The image-classification algorithm is not offered in the region "${region}"`,
      `Set AWS_REGION to one of ${Object.keys(REGISTRY_ACCOUNTS).join(', ')}, or name a --training-image.`,
    );
  }
  return `${registry(account, region)}/image-classification:1`;
}

/** The URI of this repository's own classifier, where the role's account keeps it. */
export function containerImage(roleArn: string, region: string): string {
  return `${registry(roleArn.split(':')[4] ?? '', region)}/image-classifier:latest`;
}

function registry(account: string, region: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${account}.dkr.ecr.${region}.${suffix}`;
}
