interface Client {
  readonly name: string;
  readonly versions: string;
  readonly needs: string;
}

/** The clients with which the tests and trials were run, and what each needs besides a region and credentials. */
export const CLIENTS: readonly Client[] = [
  {
    name: 'AWS SDK for JavaScript',
    versions: '3.1142 and newer',
    needs:
      '`AWS_ENDPOINT_URL`; `disableHostPrefix: true` for StartSyncExecution, whose host is else `sync-127.0.0.1`',
  },
  {
    name: 'boto3',
    versions: '1.43',
    needs: '`AWS_ENDPOINT_URL`; `Config(inject_host_prefix=False)` for StartSyncExecution',
  },
  {
    name: 'boto3, older',
    versions: '1.26',
    needs: '`endpoint_url=` for each client, since it reads no `AWS_ENDPOINT_URL`',
  },
  {
    name: 'SageMaker Python SDK',
    versions: '2 and 3',
    needs: 'the environment that `npx nx env emulator` prints, as boto3',
  },
  {
    name: 'AWS CLI, of Debian 12',
    versions: '2.9',
    needs: '`--endpoint-url`, since it reads no `AWS_ENDPOINT_URL`',
  },
  {
    name: 'AWS CLI',
    versions: '1.45',
    needs: '`AWS_ENDPOINT_URL` and `AWS_DEFAULT_REGION`, since it reads no `AWS_REGION`',
  },
  {
    name: 'CDK CLI',
    versions: '2.1148.1',
    needs: '`AWS_ENDPOINT_URL`; what `cdk bootstrap` makes is there from the start',
  },
  {
    name: 'Step Functions Local',
    versions: '1.4.0',
    needs: '`LAMBDA_ENDPOINT` and `SAGE_MAKER_ENDPOINT`, as in docker-compose.yml',
  },
];
