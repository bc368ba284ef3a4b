import { classifyPictureDefinition } from './classify-picture-definition.ts';
import type { ForEachLambda } from './tasks/for-each-lambda.ts';
import { CHAIN } from './tasks/index.ts';

interface ClassifyPrefixOptions {
  readonly functionArns: ForEachLambda<string>;
  /** Where in the pictures' bucket the run's results are written. */
  readonly resultsPrefix: string;
  readonly batchSize: number;
  /** How many child workflows run at a time. */
  readonly concurrency: number;
  readonly toleratedFailurePercent: number;
  readonly executionType: 'STANDARD' | 'EXPRESS';
}

/**
 * The state machine that classifies every picture under a prefix. Its input is a `PrefixRequest`; its results, in S3,
 * are a list a batch of `{ s3_key, inferences, passed }`. A doubtful picture is a result here, not a failure.
 */
export function classifyPrefixDefinition(options: ClassifyPrefixOptions) {
  return {
    Comment: 'Classifies every picture under a prefix, in child workflows of a batch each.',
    StartAt: 'ClassifyPrefix',
    States: {
      ClassifyPrefix: {
        Type: 'Map',
        Label: 'Batch',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Parameters: { 'Bucket.$': '$.s3_bucket', 'Prefix.$': '$.s3_prefix' },
        },
        ItemSelector: {
          's3_bucket.$': '$.s3_bucket',
          's3_key.$': '$$.Map.Item.Value.Key',
          image_data: '',
          inferences: [],
        },
        ItemBatcher: { MaxItemsPerBatch: options.batchSize },
        MaxConcurrency: options.concurrency,
        ToleratedFailurePercentage: options.toleratedFailurePercent,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: options.executionType },
          StartAt: 'ClassifyBatch',
          States: { ClassifyBatch: classifyBatch(options.functionArns) },
        },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Parameters: { 'Bucket.$': '$.s3_bucket', Prefix: options.resultsPrefix },
        },
        End: true,
      },
    },
  } as const;
}

export type ClassifyPrefixDefinition = ReturnType<typeof classifyPrefixDefinition>;

function classifyBatch(functionArns: ForEachLambda<string>) {
  return {
    Type: 'Map',
    ItemsPath: '$.Items',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: CHAIN[0].state,
      States: classifyItem(functionArns),
    },
    End: true,
  } as const;
}

/** The chain for one picture, which leaves the picture itself out of what it returns. */
function classifyItem(functionArns: ForEachLambda<string>) {
  const { FilterResults, ...chain } = classifyPictureDefinition(functionArns).States;
  return {
    ...chain,
    FilterResults: {
      ...FilterResults,
      ResultSelector: {
        's3_key.$': '$.Payload.body.s3_key',
        'inferences.$': '$.Payload.body.inferences',
        passed: true,
      },
      OutputPath: '$',
      Catch: [
        { ErrorEquals: ['ThresholdConfidenceNotMet'], ResultPath: '$.doubt', Next: 'BelowThreshold' },
        ...FilterResults.Catch,
      ],
    },
    BelowThreshold: {
      Type: 'Pass',
      Parameters: { 's3_key.$': '$.body.s3_key', 'inferences.$': '$.body.inferences', passed: false },
      End: true,
    },
  } as const;
}
